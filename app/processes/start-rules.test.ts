import { createServer, type AddressInfo } from "node:net";

import { describe, expect, test } from "vitest";

import { loadSettings } from "~/platform/settings/settings.server";

import { refuseExposedDemo, refuseSetClock, refuseUsedPort } from "./start-rules";

describe("when the portal must not start", () => {
  test.each([
    { host: "127.0.0.1", demoData: undefined, holds: true, refused: false, because: "only this machine sees it" },
    { host: "::1", demoData: undefined, holds: true, refused: false, because: "only this machine sees it" },
    { host: "localhost", demoData: undefined, holds: true, refused: false, because: "only this machine sees it" },
    { host: "0.0.0.0", demoData: undefined, holds: true, refused: true, because: "everyone would see the sign-ins" },
    { host: "::", demoData: undefined, holds: true, refused: true, because: "everyone would see the sign-ins" },
    { host: "0.0.0.0", demoData: "yes", holds: true, refused: false, because: "the operator asked for it" },
    { host: "0.0.0.0", demoData: "no", holds: true, refused: true, because: "everybody knows their passwords" },
    { host: "0.0.0.0", demoData: undefined, holds: false, refused: false, because: "there are none" },
  ])("HOST=$host with demo data: $holds, DEMO_DATA=$demoData: $because", ({ host, demoData, holds, refused }) => {
    const settings = loadSettings({ HOST: host, DEMO_DATA: demoData });
    const start = (): void => {
      refuseExposedDemo(settings, holds);
    };
    if (refused) expect(start).toThrow(/HOST=.* DEMO_DATA=yes/);
    else expect(start).not.toThrow();
  });

  test.each([
    {
      clock: undefined,
      environment: "production",
      holds: false,
      refused: false,
      because: "it uses the real clock",
    },
    {
      clock: "2026-11-21T10:00:00+01:00",
      environment: "production",
      holds: false,
      refused: true,
      because: "customers are real",
    },
    {
      clock: "2026-11-21T10:00:00+01:00",
      environment: "production",
      holds: true,
      refused: false,
      because: "customers are fictional",
    },
    {
      clock: "2026-11-21T10:00:00+01:00",
      environment: "test",
      holds: false,
      refused: false,
      because: "this is a test",
    },
  ])("INSIGHT_CLOCK=$clock, $environment, demo data: $holds: $because", ({ clock, environment, holds, refused }) => {
    const settings = loadSettings({ INSIGHT_CLOCK: clock, NODE_ENV: environment });
    const start = (): void => {
      refuseSetClock(settings, holds);
    };
    if (refused) expect(start).toThrow("INSIGHT_CLOCK is refused");
    else expect(start).not.toThrow();
  });

  test("a port in use is reported with the setting that changes it; checking a free one does not occupy it", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const { port } = other.address() as AddressInfo;
    await expect(refuseUsedPort({ host: "127.0.0.1", port })).rejects.toThrow(
      `Port ${String(port)} on 127.0.0.1 is in use by another program: set PORT to another one`,
    );
    await new Promise((done) => other.close(done));
    await refuseUsedPort({ host: "127.0.0.1", port });
    await refuseUsedPort({ host: "127.0.0.1", port });
  });

  test("a HOST that is not an address of this machine is reported", async () => {
    await expect(refuseUsedPort({ host: "192.0.2.1", port: 0 })).rejects.toThrow("HOST=192.0.2.1 is not an address");
  });
});
