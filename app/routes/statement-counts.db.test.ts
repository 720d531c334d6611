import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { issueOnTime } from "~/modules/billing/testing/issue-on-time.server";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { prepareChange } from "~/modules/changes/server/prepared/prepare-change.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { preparationOf, signedFor } from "~/modules/changes/testing/preparation";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { loadCallRates } from "~/modules/usage/server/load-call-rates.server";
import { requestSession, startTestSession } from "~/modules/identity/testing/test-users.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { testLoadContext } from "~/platform/testing/load-context";
import { routeAddress } from "~/platform/testing/route-address";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

type Page = { readonly loader?: (args: LoaderFunctionArgs) => Promise<unknown> };

/** Every page of the portal by its file. */
const pages = import.meta.glob<Page>("./*.tsx");

/** Pages that nobody signs in for, that wait for the first invoice, or that only developers see. */
const WITHOUT_A_CUSTOMER = [
  "./$.tsx",
  "./gallery.tsx",
  "./invitation.$token.tsx",
  "./login.tsx",
  "./not-active.tsx",
  "./reset.$token.tsx",
  "./reset._index.tsx",
];

/** The most statements of a list or detail page without a row below, besides looking up the session. */
const LIST_OR_DETAIL = 3;
const OTHER_LIMITS: Readonly<Record<string, number>> = {
  "./_index.tsx": 8,
  "./account.tsx": 0,
  // The snapshot to judge by, the people, the draft, and prepared requests.
  "./changes.new.tsx": 6,
  // The snapshot to judge by, the drafts, and what stands under each tab.
  "./changes.drafts.tsx": 5,
  "./changes.compare.tsx": 4,
  "./changes.prepared.$id.tsx": 4,
  // The snapshot to judge by, prepared requests, and what stands under each tab.
  "./changes.shrink.tsx": 5,
  "./numbers._index.tsx": 4,
  "./people._index.tsx": 2,
  "./people.$person._index.tsx": 7,
  "./people.$person.leave.tsx": 4,
  "./people.savings.tsx": 5,
  "./people.new.tsx": 5,
  "./people.import.tsx": 0,
  "./tariffs.tsx": 0,
};

/** Choices with which a page runs other queries than without. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  "./changes.shrink.tsx": ["?to=3", "?to=3&plan=wait", "?made=00000000-0000-4000-8000-000000000000"],
  "./invoices._index.tsx": ["?year=2026"],
  "./usage.tsx": ["?groupBy=profile", "?from=2026-09-10&to=2026-10-20&groupBy=cost-centre&compare=year"],
  "./usage_.calls.tsx": ["?period=2026-10"],
};

let portal: TestPortal;
let cookie = "";
const params: Record<string, string> = {};
/** Parameters of a page that differ from those of other pages with the same name. */
const ownParams: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  portal = await createTestPortal();
  const { context, web } = portal;
  await loadReferenceData(context, readTariffFiles());
  const { customerId, submitter, profileIds } = await givenCustomer(context, {
    invoicedUntil: localDate("2026-06-30"),
    numbers: [{ productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }],
  });
  params["e164"] = "31201234560";
  const { rows } = await context.database.pool.query<{ person: string }>(
    "SELECT person_id::text AS person FROM profiles WHERE id = $1",
    [profileIds[3]],
  );
  params["person"] = rows[0]?.person ?? "";
  for (const month of ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]) {
    const issued = await issueOnTime(context, { customerId, period: billingPeriod(month) });
    params["number"] = issued?.number ?? "";
  }
  for (const profileId of profileIds.slice(0, 2)) {
    const result = await submitChange(web, customerId, submitter, submissionOf(removing(profileId)));
    if (result.kind !== "queued") throw new Error(result.kind);
    params["id"] = result.request.id;
  }
  const prepared = await prepareChange(
    web,
    customerId,
    submitter,
    preparationOf(removing(profileIds[3]), signedFor("2027-03-01")),
  );
  if (prepared.kind !== "prepared") throw new Error(prepared.kind);
  ownParams["./changes.prepared.$id.tsx"] = { id: prepared.prepared.id };
  await context.database.pool.query(
    `INSERT INTO usage_rollups (customer_id, month, profile_id, from_e164, category, destination, records, minutes, units,
                                charge_cents, invoiced_cents, unrated_records)
     SELECT $1, m, $2, '+31201234561', 'national', 'NL', 3, 5, 0, 35, 0, 0
       FROM unnest(ARRAY['2026-09-01'::date, '2026-10-01'::date]) AS m`,
    [customerId, profileIds[2]],
  );
  cookie = await startTestSession(web, { customerId, userId: submitter.userId });
});
afterAll(() => portal.close());

describe("a signed-in page runs a limited number of statements, however much it shows", () => {
  const files = Object.keys(pages);
  test.each(
    files
      .filter((file) => !WITHOUT_A_CUSTOMER.includes(file))
      .flatMap((file) => ["", ...(CHOICES[file] ?? [])].map((choice) => ({ file, choice })))
      .map((each) => ({ ...each, most: OTHER_LIMITS[each.file] ?? LIST_OR_DETAIL })),
  )("$file $choice: the session and at most $most statements", async ({ file, choice, most }) => {
    // What a process caches does not count for a page.
    await loadCatalogue(portal.web);
    await loadCallRates(portal.web);
    const statements = await dataStatements(portal.web, () => visit(file, choice));
    const [session, ...rest] = statements;
    expect(session).toContain("find_session");
    expect(rest.length > 0).toBe(most > 0);
    expect({ statements: rest, isWithin: rest.length <= most }).toMatchObject({ isWithin: true });
  });

  test("every exception is an existing page", () => {
    const named = [...WITHOUT_A_CUSTOMER, ...Object.keys(OTHER_LIMITS), ...Object.keys(CHOICES)];
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });
});

async function visit(file: string, choice: string): Promise<void> {
  const { loader } = (await pages[file]?.()) ?? {};
  const context = testLoadContext(portal.web, requestSession(portal.web, cookie));
  const named = { ...params, ...ownParams[file] };
  const request = new Request(`http://127.0.0.1:3000${routeAddress(file, named)}${choice}`, {
    headers: { Cookie: cookie },
  });
  expect(await loader?.({ request, params: named, context })).toBeTruthy();
}
