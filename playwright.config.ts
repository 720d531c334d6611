import { createServer, type AddressInfo } from "node:net";

import { defineConfig } from "@playwright/test";

// Workers load this file again and get the port from the first time.
const port = (process.env["BROWSER_TEST_PORT"] ??= String(await freePort()));
const baseURL = `http://127.0.0.1:${port}`;
const executablePath = process.env["BROWSER_PROGRAM"];

/** No page uses three dimensions, and none waits for a spare renderer process: each test, with its own context,
 *  would start two processes. */
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
    // A screenshot helps; a trace of every step costs too much. For a single test: --trace retain-on-failure.
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
    // With BROWSER_TEST_PORT: a portal that is already running, to test against it again and again.
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
