import { chromium, type Page } from "@playwright/test";

import { findBrowser } from "~/processes/bootstrap/find-browser.mjs";

import { benchContext, openBenchDatabases } from "./database/bench-databases";
import { signIn } from "./database/sign-in";
import { WIDE_CUSTOMER } from "./database/wide-customer";
import type { BenchTable } from "./report";
import { startServer } from "./servers/child-server";
import { percentile } from "./statistics";

/** How often each kind of change is made, and how many users are removed together. */
const TIMES = 60;
const TOGETHER = 30;
/** The changes before measuring begins, so that the browser has compiled what it runs. */
const WARM_UP = 10;

/** Measures how long the change page takes to respond to a change of its form, with 200 users, in Chromium. */
export async function measureChangeForm(): Promise<BenchTable> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error("There is no Chromium");
  const databases = await openBenchDatabases();
  const url = await databases.clone("change_form");
  const context = await benchContext(url);
  const { cookie } = await signIn(context, WIDE_CUSTOMER.email);
  await context.database.close();
  const server = await startServer("portal-server", url);
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const [name = "", value = ""] = cookie.split("=");
    await page.context().addCookies([{ name, value, url: server.origin }]);
    await page.goto(`${server.origin}/changes/new`);
    await page.waitForFunction(() => Object.keys(document.documentElement).some((key) => key.startsWith("__react")));
    // The name-keeping helper that a compiled function calls is not in the page.
    await page.evaluate("globalThis.__name = (named) => named");
    await page.exposeFunction("cpuTimes", await cpuTimesOf(page));
    const answers = await page.evaluate(timeChanges, { times: TIMES, together: TOGETHER, warmUp: WARM_UP });
    return {
      name: "change-form",
      title: `/changes/new, ${String(WIDE_CUSTOMER.users)} users: ms from a choice to its verdict, laid out anew; the clock on the wall, and the time of the processor`,
      rows: Object.entries(answers).map(([change, measured]) => {
        const wallMs = measured.map((answer) => answer.wallMs);
        const medianOf = (part: keyof CpuTimes): string =>
          percentile(
            measured.map((answer) => answer.cpuMs[part]),
            0.5,
          ).toFixed(1);
        return {
          change,
          "wall p50": percentile(wallMs, 0.5).toFixed(1),
          "wall p95": percentile(wallMs, 0.95).toFixed(1),
          "CPU p50": medianOf("total"),
          script: medianOf("script"),
          style: medianOf("style"),
          layout: medianOf("layout"),
          target: "CPU p50 < 16",
        };
      }),
    };
  } finally {
    await browser.close();
    await server.close();
    await databases.close();
  }
}

/** What the thread of the page has computed, in milliseconds. */
type CpuTimes = {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  readonly total: number;
};

/** The time that one change took until its response, and the processor's part of it. */
type Answer = { readonly wallMs: number; readonly cpuMs: CpuTimes };

/** Returns a function that asks the browser how long the page's thread has worked so far, which other work on the
 *  machine does not lengthen. */
async function cpuTimesOf(page: Page): Promise<() => Promise<CpuTimes>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const ms = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    const [script, style, layout] = [ms("ScriptDuration"), ms("RecalcStyleDuration"), ms("LayoutDuration")];
    return { script, style, layout, total: script + style + layout };
  };
}

/** Runs in the page. Measures each change from its event until the basket shows another verdict and the browser has
 *  computed the new layout, so that only painting is left for the next frame. */
async function timeChanges(counts: {
  times: number;
  together: number;
  warmUp: number;
}): Promise<Record<string, Answer[]>> {
  const { cpuTimes } = globalThis as unknown as { cpuTimes: () => Promise<CpuTimes> };
  const { times, together, warmUp } = counts;
  // Every element that the series work with can be clicked; those with a value say so themselves.
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string, at = 0): HTMLElement => {
    const [found] = all(selector).slice(at);
    if (!found) throw new Error(`The page has no ${selector}`);
    return found;
  };
  const choose = (at: number, value: string): void => {
    const choice = one('select[name^="to."]', at) as HTMLSelectElement;
    choice.value = value;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const prefer = (date: string): void => {
    const field = one("input[name=preferredDate]");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, date);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const removeTicked = (): void => {
    one('button[value="bulk:remove"]').click();
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
  const rows = all('select[name^="to."]').length;
  /** Ticks as many as asked, page by page, and goes back to the first page. */
  const tick = async (): Promise<void> => {
    for (let left = together; left > 0;) {
      const boxes = all("input[name=select]:not(:checked):not([type=hidden])").slice(0, left);
      for (const box of boxes) box.click();
      left -= boxes.length;
      await atRest();
      if (left > 0) one("#page-pageOn").click();
      await atRest();
    }
    for (let back; (back = all("#page-pageBack")[0]);) {
      back.click();
      await atRest();
    }
  };
  const search = (words: string): void => {
    const field = one("#search");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const empty = async (): Promise<void> => {
    for (let drop; (drop = all('#request button[value^="drop:"]')[0]);) {
      drop.click();
      await Promise.resolve();
    }
    await atRest();
  };
  /** What the page shows of its verdict, or of its list. */
  const shownOf = (what: "verdict" | "list"): string => {
    const token = one("input[name=previewToken]") as HTMLInputElement;
    if (what === "verdict") return `${token.value} ${one("#request").textContent}`;
    return `${one(".users").textContent} ${one("#bulk").textContent}`;
  };
  const timed = async (change: () => void, what: "verdict" | "list" = "verdict"): Promise<Answer> => {
    await atRest();
    const before = shownOf(what);
    const cpuBefore = await cpuTimes();
    const startedMs = performance.now();
    change();
    await Promise.resolve();
    document.body.getBoundingClientRect();
    const wallMs = performance.now() - startedMs;
    const cpuAfter = await cpuTimes();
    if (shownOf(what) === before) throw new Error("The page did not answer");
    const cpuMs = {
      script: cpuAfter.script - cpuBefore.script,
      style: cpuAfter.style - cpuBefore.style,
      layout: cpuAfter.layout - cpuBefore.layout,
      total: cpuAfter.total - cpuBefore.total,
    };
    return { wallMs, cpuMs };
  };
  const series = async (change: (turn: number) => Promise<Answer>): Promise<Answer[]> => {
    const found: Answer[] = [];
    for (let turn = 0; turn < times + warmUp; turn += 1) found.push(await change(turn));
    return found.slice(warmUp);
  };

  if (rows < 10) throw new Error("The page shows too few people");
  const results: Record<string, Answer[]> = {};
  // Every second change of a series takes back the one before it.
  const isBack = (turn: number): boolean => turn % 2 === 1;
  results["a removal into an empty basket"] = await series(async (turn) => {
    const answer = await timed(() => {
      choose(turn % rows, "remove");
    });
    await empty();
    return answer;
  });
  results["taking a removal back"] = await series((turn) => {
    choose(turn % rows, "remove");
    return timed(() => {
      choose(turn % rows, "keep");
    });
  });
  results["a tick"] = await series((turn) =>
    timed(() => {
      one("input[name=select]", turn % rows).click();
    }, "list"),
  );
  for (const box of all("input[name=select]:checked")) box.click();
  results["a letter of a search"] = await series((turn) =>
    timed(() => {
      search(turn % 2 === 0 ? "1" : "12");
    }, "list"),
  );
  search("");
  one('button[value^="open:"]').click();
  await atRest();
  results["an option"] = await series(() =>
    timed(() => {
      one('.opts input[type="checkbox"]').click();
    }),
  );
  await empty();
  results[`${String(together)} removals at once`] = await series(async () => {
    await tick();
    const answer = await timed(removeTicked);
    await empty();
    return answer;
  });
  await tick();
  removeTicked();
  results[`one more removal beside those ${String(together)}`] = await series((turn) =>
    timed(() => {
      // The last of those below, as the first ones stand in the request.
      choose(rows - 1 - ((turn >> 1) % 5), isBack(turn) ? "keep" : "remove");
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
