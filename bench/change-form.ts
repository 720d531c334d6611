import { chromium } from "@playwright/test";

import { findBrowser } from "~/processes/bootstrap/find-browser.mjs";

import { BENCH_INSTANT, benchContext, openBenchDatabases } from "./database/bench-databases";
import { signIn } from "./database/sign-in";
import { WIDE_CUSTOMER } from "./database/wide-customer";
import type { BenchTable } from "./report";
import { startServer } from "./servers/child-server";
import { percentile } from "./statistics";

/** Times each kind of change; users who are removed together. */
const TIMES = 60;
const TOGETHER = 30;
/** Changes before the clock counts, so that the browser has compiled what it runs. */
const WARM_UP = 10;

/** How long the change page takes to answer a change of its form, with 200 users, in Chromium. */
export async function measureChangeForm(): Promise<BenchTable> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error("There is no Chromium");
  const databases = await openBenchDatabases();
  const url = await databases.clone("change_form");
  const context = await benchContext(url);
  const { cookie } = await signIn(context, WIDE_CUSTOMER.email);
  await context.database.close();
  const environment = { DATABASE_URL: url, DEMO_DATA: "yes", INSIGHT_CLOCK: BENCH_INSTANT, LOG_LEVEL: "error" };
  const server = await startServer("portal-server", { ...environment, PORT: "0" });
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const [name = "", value = ""] = cookie.split("=");
    await page.context().addCookies([{ name, value, url: server.origin }]);
    await page.goto(`${server.origin}/changes/new`);
    await page.waitForFunction(() => Object.keys(document.documentElement).some((key) => key.startsWith("__react")));
    // The name-keeping helper that a compiled function calls is not in the page.
    await page.evaluate("globalThis.__name = (named) => named");
    const answersMs = await page.evaluate(timeChanges, { times: TIMES, together: TOGETHER, warmUp: WARM_UP });
    return {
      name: "change-form",
      title: `/changes/new, ${String(WIDE_CUSTOMER.users)} users: ms from a choice to its verdict, laid out anew`,
      rows: Object.entries(answersMs).map(([change, measured]) => ({
        change,
        p50: percentile(measured, 0.5).toFixed(1),
        p95: percentile(measured, 0.95).toFixed(1),
        slowest: Math.max(...measured).toFixed(1),
        target: "p50 < 16",
      })),
    };
  } finally {
    await browser.close();
    await server.close();
    await databases.close();
  }
}

/** Runs in the page. Times each change from its event until the basket shows another verdict and the browser has computed the
 *  page's new layout, when all that is left for the next frame is to paint it. */
async function timeChanges(counts: {
  times: number;
  together: number;
  warmUp: number;
}): Promise<Record<string, number[]>> {
  const { times, together, warmUp } = counts;
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelectorAll itself has it
  const all = <E extends Element>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
  const one = <E extends Element>(selector: string, at = 0): E => {
    const [found] = all<E>(selector).slice(at);
    if (!found) throw new Error(`The page has no ${selector}`);
    return found;
  };
  const choose = (at: number, value: string): void => {
    const choice = one<HTMLSelectElement>('select[name^="to."]', at);
    choice.value = value;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const prefer = (date: string): void => {
    const field = one<HTMLInputElement>("input[name=preferredDate]");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, date);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const removeTicked = (): void => {
    one<HTMLButtonElement>('button[value="bulk:remove"]').click();
  };
  // Later days of advice come after the verdict, when nothing else is to be done.
  const atRest = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        requestIdleCallback(() => {
          resolve();
        });
      });
    });
  const tick = async (): Promise<void> => {
    for (const box of all<HTMLInputElement>("input[name=select]").slice(-together)) box.click();
    await atRest();
  };
  const empty = async (): Promise<void> => {
    for (let drop; (drop = all<HTMLButtonElement>('#aanvraag button[value^="drop:"]')[0]);) {
      drop.click();
      await Promise.resolve();
    }
    await atRest();
  };
  const timed = async (change: () => void): Promise<number> => {
    await atRest();
    const token = one<HTMLInputElement>("input[name=previewToken]");
    const before = [token.value, one("#aanvraag").textContent];
    const startedMs = performance.now();
    change();
    await Promise.resolve();
    document.body.getBoundingClientRect();
    const tookMs = performance.now() - startedMs;
    if (token.value === before[0] || one("#aanvraag").textContent === before[1]) {
      throw new Error("The page did not answer");
    }
    return tookMs;
  };
  const series = async (change: (turn: number) => Promise<number>): Promise<number[]> => {
    const found: number[] = [];
    for (let turn = 0; turn < times + warmUp; turn += 1) found.push(await change(turn));
    return found.slice(warmUp);
  };

  if (all('select[name^="to."]').length < 200) throw new Error("The page shows too few users");
  const results: Record<string, number[]> = {};
  // Every second change of a series takes back the one before it.
  const isBack = (turn: number): boolean => turn % 2 === 1;
  results["one removal"] = await series((turn) =>
    timed(() => {
      choose(turn >> 1, isBack(turn) ? "keep" : "remove");
    }),
  );
  one<HTMLButtonElement>('button[value^="open:"]').click();
  await atRest();
  results["an option"] = await series(() =>
    timed(() => {
      one<HTMLInputElement>('.opts input[type="checkbox"]').click();
    }),
  );
  await empty();
  results[`${String(together)} removals at once`] = await series(async () => {
    await tick();
    const tookMs = await timed(removeTicked);
    await empty();
    return tookMs;
  });
  await tick();
  removeTicked();
  results[`one more removal beside those ${String(together)}`] = await series((turn) =>
    timed(() => {
      choose(turn >> 1, isBack(turn) ? "keep" : "remove");
    }),
  );
  const day = (turn: number): string => `2026-11-${String(24 + (turn % 3))}`;
  results[`a later day for those ${String(together)}`] = await series((turn) =>
    timed(() => {
      prefer(day(turn));
    }),
  );
  return results;
}
