import { chromium, type Page } from "@playwright/test";

import { findBrowser } from "~/processes/bootstrap/find-browser.mjs";

import { BENCH_INSTANT, benchContext, openBenchDatabases } from "./database/bench-databases";
import { signIn } from "./database/sign-in";
import { WIDE_CUSTOMER } from "./database/wide-customer";
import type { BenchTable } from "./report";
import { startServer } from "./servers/child-server";
import { percentile } from "./statistics";

const CHANGES = 120;

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
    const answersMs = await changesOf(page);
    return {
      name: "change-form",
      title: `/changes/new, ${String(WIDE_CUSTOMER.users)} users: ms from a choice to the page laid out anew`,
      rows: [
        {
          p50: percentile(answersMs, 0.5).toFixed(1),
          p95: percentile(answersMs, 0.95).toFixed(1),
          slowest: Math.max(...answersMs).toFixed(1),
          target: "< 16",
        },
      ],
    };
  } finally {
    await browser.close();
    await server.close();
    await databases.close();
  }
}

/** Chooses "remove" for user after user, and takes every third choice back; times each until the browser has computed the page's
 *  new layout, when all that is left for the next frame is to paint it. */
async function changesOf(page: Page): Promise<number[]> {
  await page.waitForFunction(() => Object.keys(document.documentElement).some((key) => key.startsWith("__react")));
  return page.evaluate(async (changes) => {
    const choices = [...document.querySelectorAll<HTMLSelectElement>('select[name^="to."]')];
    if (choices.length < 200) throw new Error(`The page shows ${String(choices.length)} users`);
    const times: number[] = [];
    for (let at = 0; at < changes; at += 1) {
      const isTakenBack = at % 3 === 2;
      const choice = choices[(isTakenBack ? at - 1 : at) % choices.length];
      if (!choice) throw new Error("There is no such choice");
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 0)));
      const startedMs = performance.now();
      choice.value = isTakenBack ? "keep" : "remove";
      choice.dispatchEvent(new Event("change", { bubbles: true }));
      await Promise.resolve();
      document.body.getBoundingClientRect();
      times.push(performance.now() - startedMs);
    }
    if (document.querySelectorAll("tr.is-changed").length === 0) throw new Error("The page did not answer");
    return times;
  }, CHANGES);
}
