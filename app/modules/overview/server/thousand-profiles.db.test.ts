import { afterAll, beforeAll, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { getLeavePage } from "./get-leave-page.server";
import { getNumberPage } from "./get-number.server";
import { getNumbers } from "./get-numbers.server";
import { getPeople } from "./get-people.server";
import { getPerson } from "./get-person.server";
import { getSavings } from "./get-savings.server";
import { getStartPage } from "./get-start-page.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

/** A customer with two people, and as many more as asked, each with a number of a block. */
async function company(more: number, digit: number): Promise<{ customerId: string; person: string; number: string }> {
  const number = (at: number): string => `+3120${String(digit)}${String(at).padStart(6, "0")}`;
  const blocks = Math.ceil((more + 2) / 100);
  const { customerId, profileIds } = await givenCustomer(portal.context, {
    profiles: [
      { name: "Jan", e164: number(0) },
      { name: "Piet", e164: number(1) },
    ],
    numbers: Array.from({ length: blocks }, (_, at) => ({
      productCode: "NUM_BLOCK_100_NL",
      first: number(at * 100),
      last: number(at * 100 + 99),
    })),
  });
  const { pool } = portal.context.database;
  await pool.query(
    `WITH made AS (
       INSERT INTO profiles (id, customer_id, category, product_code, name, e164, with_device, active_from)
       SELECT gen_random_uuid(), $1, 'voice', 'VOICE_PROFILE_PRO', 'Mens ' || n, $3 || lpad((n + 1)::text, 6, '0'), false, '2025-03-01'
         FROM generate_series(1, $2::int) AS n RETURNING id)
     INSERT INTO subscriptions (id, customer_id, category, kind, product_code, profile_id, active_from, billed_from)
     SELECT gen_random_uuid(), $1, 'voice', 'profile', 'VOICE_PROFILE_PRO', id, '2025-03-01', '2025-03-01' FROM made`,
    [customerId, more, `+3120${String(digit)}`],
  );
  const { rows } = await pool.query<{ id: string }>("SELECT person_id::text AS id FROM profiles WHERE id = $1", [
    profileIds[0],
  ]);
  return { customerId, person: rows[0]?.id ?? "", number: number(0) };
}

test("the pages of people and numbers ask as much of the database for a thousand profiles as for two, and name no more than a page proposes", async () => {
  const asked = { posted: null, language: "nl" } as const;
  const found = [];
  for (const [at, more] of [0, 998].entries()) {
    const { customerId, person, number } = await company(more, at + 5);
    const pages: Readonly<Record<string, () => Promise<unknown>>> = {
      people: () => getPeople(portal.web, customerId),
      person: () => getPerson(portal.web, customerId, person),
      leave: () => getLeavePage(portal.web, customerId, person, asked),
      savings: () => getSavings(portal.web, customerId),
      numbers: () => getNumbers(portal.web, customerId),
      number: () => getNumberPage(portal.web, customerId, number, asked),
      start: () => getStartPage(portal.web, customerId, { ...asked, basis: "" }),
    };
    const counts: Record<string, number> = {};
    for (const [name, page] of Object.entries(pages)) {
      await page();
      counts[name] = (await dataStatements(portal.web, page)).length;
    }
    expect(await getPeople(portal.web, customerId)).toHaveLength(more + 2);
    const { view } = await getLeavePage(portal.web, customerId, person, asked);
    expect([view.names.length, view.fixedNames.length]).toEqual(more === 0 ? [2, 1] : [300, 300]);
    found.push(counts);
  }
  expect(found[1]).toEqual(found[0]);
}, 120_000);
