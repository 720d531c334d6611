import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { issueOnTime } from "~/modules/billing/testing/issue-on-time.server";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import type { SessionView } from "~/modules/identity/domain/principal";
import { openSessions } from "~/modules/identity/server/sessions.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { testLoadContext } from "~/platform/testing/load-context";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { loader as dashboard } from "./_index";
import { loader as change } from "./changes.$id";
import { loader as changes } from "./changes._index";
import { loader as newChange } from "./changes.new";
import { loader as contract } from "./contract";
import { loader as invoice } from "./invoices.$number._index";
import { loader as invoices } from "./invoices._index";
import { loader as modules } from "./modules";
import { loader as service } from "./service";
import { loader as usage } from "./usage";
import { loader as calls } from "./usage_.calls";
import { loader as costCentres } from "./account_.cost-centres";

let portal: TestPortal;
let cookie = "";
const params: Record<string, string> = {};

beforeAll(async () => {
  portal = await createTestPortal();
  const { context, web } = portal;
  await loadReferenceData(context, readTariffFiles());
  const { customerId, submitter, profileIds } = await givenCustomer(context, {
    invoicedUntil: localDate("2026-06-30"),
  });
  for (const month of ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]) {
    const issued = await issueOnTime(context, { customerId, period: billingPeriod(month) });
    params["number"] = issued?.number ?? "";
  }
  for (const profileId of profileIds.slice(0, 2)) {
    const result = await submitChange(web, customerId, submitter, submissionOf(removing(profileId)));
    if (result.kind !== "queued") throw new Error(result.kind);
    params["id"] = result.request.id;
  }
  await context.database.pool.query(
    `INSERT INTO usage_rollups (customer_id, month, profile_id, from_e164, category, destination, records, minutes, units,
                                charge_cents, invoiced_cents, unrated_records)
     SELECT $1, m, $2, '+31201234561', 'national', 'NL', 3, 5, 0, 35, 0, 0
       FROM unnest(ARRAY['2026-09-01'::date, '2026-10-01'::date]) AS m`,
    [customerId, profileIds[2]],
  );
  const owner = { customerId, userId: submitter.userId };
  const setCookie = await context.database.withCustomer(customerId, (tx) => openSessions(context).start(tx, owner));
  cookie = setCookie.split(";")[0] ?? "";
});
afterAll(() => portal.close());

/** The look-up of the session is not about what a page shows. */
const LIST_OR_DETAIL = 3;
const DASHBOARD = 8;

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

describe("a signed-in page asks the database only so much, however much it shows", () => {
  test.each<{ path: string; load: Loader; most: number }>([
    { path: "/", load: dashboard, most: DASHBOARD },
    { path: "/invoices", load: invoices, most: LIST_OR_DETAIL },
    { path: "/invoices?year=2026", load: invoices, most: LIST_OR_DETAIL },
    { path: "/invoices/:number", load: invoice, most: LIST_OR_DETAIL },
    { path: "/usage", load: usage, most: LIST_OR_DETAIL },
    { path: "/usage?groupBy=profile", load: usage, most: LIST_OR_DETAIL },
    {
      path: "/usage?from=2026-09-10&to=2026-10-20&groupBy=cost-centre&compare=year",
      load: usage,
      most: LIST_OR_DETAIL,
    },
    { path: "/usage/calls?period=2026-10", load: calls, most: LIST_OR_DETAIL },
    { path: "/account/cost-centres", load: costCentres, most: LIST_OR_DETAIL },
    { path: "/modules", load: modules, most: LIST_OR_DETAIL },
    { path: "/changes", load: changes, most: LIST_OR_DETAIL },
    { path: "/changes/:id", load: change, most: LIST_OR_DETAIL },
    { path: "/changes/new", load: newChange, most: LIST_OR_DETAIL },
    { path: "/contract", load: contract, most: LIST_OR_DETAIL },
    { path: "/service", load: service, most: LIST_OR_DETAIL },
  ])("$path: the session and at most $most statements", async ({ path, load, most }) => {
    await loadCatalogue(portal.web);
    const statements = await dataStatements(portal.web, () => visit(path, load));
    const [session, ...rest] = statements;
    expect(session).toContain("find_session");
    expect(rest.length).toBeGreaterThan(0);
    expect({ statements: rest, isWithin: rest.length <= most }).toMatchObject({ isWithin: true });
  });
});

/** A visit as the server makes it: the session is looked up once, whoever asks for it. */
async function visit(path: string, load: Loader): Promise<void> {
  const sessions = openSessions(portal.web);
  let found: Promise<SessionView | null> | undefined;
  const session = (): Promise<SessionView | null> =>
    (found ??= sessions.find(cookie).then((each) => each?.view ?? null));
  const context = testLoadContext(portal.web, session);
  const address = path.replace(/:(\w+)/, (_hole, name: string) => params[name] ?? "");
  const request = new Request(`http://127.0.0.1:3000${address}`, { headers: { Cookie: cookie } });
  expect(await load({ request, params, context })).toBeTruthy();
}
