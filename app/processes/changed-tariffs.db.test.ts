import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

import { bringUpToDate } from "./prepare-database";

const PUBLISHED = "2020-01-01";
const NEXT = "2030-01-01";

let portal: TestPortal;
let tariffs: string;
beforeAll(async () => {
  portal = await createTestPortal();
});
beforeEach(() => {
  tariffs = mkdtempSync(join(tmpdir(), "tariffs-"));
  cpSync(join("prisma/tariffs", PUBLISHED), join(tariffs, PUBLISHED), { recursive: true });
  return () => {
    rmSync(tariffs, { recursive: true });
  };
});
afterAll(() => portal.close());

function edit(file: string, from: string, to: string): void {
  const path = join(tariffs, PUBLISHED, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** Returns the error of preparing the database with these tariffs. Empty when that succeeds. */
const refusal = (): Promise<string> =>
  bringUpToDate(portal.context, { url: portal.databaseUrl }, () => undefined, tariffs).then(
    () => "",
    (error: unknown) => (error instanceof Error && error.name === "StartError" ? error.message : String(error)),
  );

async function storedDays(): Promise<string[]> {
  const { rows } = await portal.context.database.pool.query<{ day: string }>(
    `SELECT valid_from::text AS day FROM price_lists UNION ALL SELECT valid_from::text FROM rule_packs
      UNION ALL SELECT valid_from::text FROM rate_sheets`,
  );
  // Other folders of the operator are in the database's template.
  return rows.map(({ day }) => day).filter((day) => day === PUBLISHED || day === NEXT);
}

describe("R4.6 a tariff that the database has loaded", () => {
  test.each([
    {
      file: "products.csv",
      from: "Pro,voice,profile,7.50,",
      to: "Pro,voice,profile,8.25,",
      says: "in the price list of 2020-01-01, VOICE_PROFILE_PRO.monthlyCents is 825, not 750",
    },
    {
      file: "rule-pack.json",
      from: '"vatPercent": 21',
      to: '"vatPercent": 20',
      says: "in the rule pack of 2020-01-01, vatPercent is 20, not 21",
    },
    {
      file: "call-rates.csv",
      from: "NL,Nederlandse nummers,0.06,",
      to: "NL,Nederlandse nummers,0.07,",
      says: "in the call rates of 2020-01-01, zones.0.startMicroEuros is 70000, not 60000",
    },
  ])("is refused with another $file, in one line, and nothing is stored", async ({ file, from, to, says }) => {
    cpSync(join(tariffs, PUBLISHED), join(tariffs, NEXT), { recursive: true });
    edit(file, from, to);
    const line = await refusal();
    expect(line).toContain(says);
    expect(line).toContain("put the change in a folder of a later day");
    expect(line).not.toContain("\n");
    expect(new Set(await storedDays())).toEqual(new Set([PUBLISHED]));
  });

  test("stays as it is when a folder of a later day is added", async () => {
    expect(await refusal()).toBe("");
    cpSync(join(tariffs, PUBLISHED), join(tariffs, NEXT), { recursive: true });
    expect(await refusal()).toBe("");
    expect((await storedDays()).toSorted()).toEqual([PUBLISHED, PUBLISHED, PUBLISHED, NEXT, NEXT, NEXT]);
  });
});
