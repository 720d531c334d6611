import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { createDraft } from "~/modules/changes/server/write-draft.server";
import { givenCustomer } from "~/modules/changes/testing/given-customer";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { requestSession, startTestSession } from "~/modules/identity/testing/test-users.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { testLoadContext } from "~/platform/testing/load-context";
import { routeAddress } from "~/platform/testing/route-address";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";

type Route = { readonly loader?: (args: LoaderFunctionArgs) => Promise<Response> };

/** Every route that is not a page. */
const routes = import.meta.glob<Route>(["./*.ts", "!./*.test.ts"]);

let portal: TestPortal;
let email: string;
let headers: Record<string, string>;
const params: Record<string, string> = {};

beforeAll(async () => {
  portal = await createTestPortal();
  const { context, web } = portal;
  await loadReferenceData(context, readTariffFiles());
  const { customerId, submitter, profileIds } = await givenCustomer(context, {
    invoicedUntil: localDate("2026-10-31"),
  });
  ({ email } = submitter);
  params["number"] = (await issueInvoice(context, { customerId, period: billingPeriod("2026-11") }))?.number ?? "";
  const result = await submitChange(web, customerId, submitter, submissionOf(removing(profileIds[0])));
  if (result.kind !== "queued") throw new Error(result.kind);
  params["id"] = result.request.id;
  const asked = { name: "Concept", isShared: false, lines: removing(profileIds[1]), preferredDate: null };
  const draft = await createDraft(web, { customerId, userId: submitter.userId }, asked);
  if (draft.kind !== "written") throw new Error(draft.kind);
  await context.database.pool.query(
    `INSERT INTO usage_rollups (customer_id, month, profile_id, from_e164, category, destination, records, minutes, units,
                                charge_cents, invoiced_cents, unrated_records)
     VALUES ($1, '2026-10-01', $2, '+31201234561', 'national', 'NL', 3, 5, 0, 35, 0, 0)`,
    [customerId, profileIds[2]],
  );
  const cookie = await startTestSession(web, { customerId, userId: submitter.userId });
  const { token } = await createApiToken(context, { email, createdBy: null });
  headers = { Cookie: cookie, Authorization: `Bearer ${token}` };
});
afterAll(() => portal.close());

async function visit(file: string, method = "GET"): Promise<{ address: string; answer: Response | null }> {
  const { loader } = (await routes[file]?.()) ?? {};
  const address = `${routeAddress(file, params)}${file.includes("usage") ? "?period=2026-10" : ""}`;
  if (loader === undefined) return { address, answer: null };
  const context = testLoadContext(portal.web, requestSession(portal.web, headers["Cookie"] ?? ""));
  const request = new Request(`http://127.0.0.1:3000${address}`, { headers, method });
  return { address, answer: await loader({ request, params, context }) };
}

async function downloads(): Promise<{ actor: string; subject: string; detail: object; origin: string }[]> {
  const { rows } = await portal.context.database.pool.query<Awaited<ReturnType<typeof downloads>>[number]>(
    "SELECT actor, subject, detail, origin FROM audit_entries WHERE action = 'downloaded' ORDER BY id",
  );
  return rows;
}

const isFile = (answer: Response | null): boolean =>
  answer?.headers.get("Content-Disposition")?.startsWith("attachment") === true;

describe("a download", () => {
  test("is in the audit log with who and what, whichever route serves it; nothing else is", async () => {
    const taken: string[] = [];
    for (const file of Object.keys(routes).sort()) {
      const before = (await downloads()).length;
      const { address, answer } = await visit(file);
      const entries = (await downloads()).slice(before);
      await answer?.arrayBuffer();
      const [subject = "", choice] = address.split("?");
      expect({ file, entries }).toEqual({
        file,
        entries: isFile(answer)
          ? [{ actor: email, origin: "portal", subject, detail: choice === undefined ? {} : { choice } }]
          : [],
      });
      if (isFile(answer)) taken.push(file);
    }
    expect(taken).toEqual([
      "./api.v1.change-drafts_.compare[.]pdf.ts",
      "./api.v1.invoices.$number[.]pdf.ts",
      "./api.v1.invoices.$number[.]xml.ts",
      "./changes.$id[.]ics.ts",
      "./changes.compare[.]pdf.ts",
      "./invoices.$number.csv.ts",
      "./invoices.$number.pdf.ts",
      "./invoices.$number.ubl.ts",
      "./invoices[.]zip.ts",
      "./tariffs[.]csv.ts",
      "./usage[.]csv.ts",
      "./usage_.calls[.]csv.ts",
    ]);
  });

  test("is not logged for a missing document, nor for a HEAD request", async () => {
    const before = await downloads();
    const { answer } = await visit("./invoices.$number.pdf.ts", "HEAD");
    expect(answer?.status).toBe(200);
    const number = params["number"] ?? "";
    params["number"] = "2026-999999";
    expect((await visit("./invoices.$number.pdf.ts")).answer?.status).toBe(404);
    params["number"] = number;
    expect(await downloads()).toEqual(before);
  });

  test("is not served when it can't be logged", async () => {
    const { pool } = portal.context.database;
    await pool.query("REVOKE INSERT (customer_id) ON audit_entries FROM insight_web");
    try {
      for (const file of ["./invoices.$number.pdf.ts", "./usage_.calls[.]csv.ts", "./invoices[.]zip.ts"]) {
        const left = await visit(file).then(
          ({ answer }) => answer?.status,
          () => 500,
        );
        expect({ file, left }).toEqual({ file, left: 500 });
      }
    } finally {
      await pool.query("GRANT INSERT (customer_id) ON audit_entries TO insight_web");
    }
  });
});
