import { createServer, type AddressInfo } from "node:net";

import { defineConfig } from "@playwright/test";

// The workers, which read this file again, get the port from the first reading.
const port = (process.env["BROWSER_TEST_PORT"] ??= String(await freePort()));
const baseURL = `http://127.0.0.1:${port}`;
const executablePath = process.env["BROWSER_PROGRAM"];

/** Nothing here is drawn in three dimensions, and no page waits for a process that was started in case of need: each test, a context of
 *  its own, would start two. */
const CHROMIUM_FLAGS = ["--disable-gpu", "--renderer-process-limit=1"];

export default defineConfig({
  testDir: "e2e",
  outputDir: ".data/test-results/browser",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    // What a page looked like helps; a trace of every step costs too much. For one: --trace retain-on-failure.
    screenshot: "only-on-failure",
    trace: "off",
    actionTimeout: 15_000,
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  webServer: {
    command: "node app/processes/browser-test-portal.mjs",
    env: { PORT: port, HOST: "127.0.0.1" },
    url: `${baseURL}/readyz`,
    // With BROWSER_TEST_PORT: a portal that one started before, to run tests against it again and again.
    reuseExistingServer: true,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => {
        done(free);
      });
    });
  });
}
