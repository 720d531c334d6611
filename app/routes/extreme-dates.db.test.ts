import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { givenCustomer, type Customer } from "~/modules/changes/testing/given-customer";
import { removing } from "~/modules/changes/testing/submission";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { requestSession, startTestSession } from "~/modules/identity/testing/test-users.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { testLoadContext } from "~/platform/testing/load-context";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { issueOnTime } from "~/modules/billing/testing/issue-on-time.server";
import { billingPeriod } from "~/kernel/billing-period";
import { action as preview } from "./api.v1.change-requests_.preview";
import { loader as apiInvoices } from "./api.v1.invoices._index";
import { loader as apiTariffs } from "./api.v1.tariffs";
import { loader as apiUsage } from "./api.v1.usage";
import { loader as invoices } from "./invoices._index";
import { loader as tariffs } from "./tariffs";
import { loader as tariffsCsv } from "./tariffs[.]csv";
import { loader as usage } from "./usage";
import { loader as usageCsv } from "./usage[.]csv";
import { loader as calls } from "./usage_.calls";
import { loader as callsCsv } from "./usage_.calls[.]csv";

let portal: TestPortal;
let customer: Customer;
let token = "";
let cookie = "";

beforeAll(async () => {
  portal = await createTestPortal();
  const { context, web } = portal;
  await loadReferenceData(context, readTariffFiles());
  customer = await givenCustomer(context, { invoicedUntil: localDate("2026-09-30") });
  const { customerId, submitter } = customer;
  ({ token } = await createApiToken(context, { email: submitter.email, createdBy: null }));
  await issueOnTime(context, { customerId, period: billingPeriod("2026-10") });
  cookie = await startTestSession(web, { customerId, userId: submitter.userId });
});
afterAll(() => portal.close());

/** Values that are not a day, month or year that can be asked for, or that the database cannot store. */
const EXTREMES = [
  "0000-01",
  "0001-01",
  "1999-12",
  "2200-01",
  "9999-11",
  "9999-12",
  "10000-01",
  "275760-09",
  "-001-01",
  "+2026-01",
  "2026-00",
  "2026-13",
  "2026-1",
  "2026-02-30",
  "0000-01-01",
  "0001-01-01",
  "4714-11-24",
  "9999-12-31",
  "2026-11-21T10:00:00Z",
  "infinity",
  "-infinity",
  "epoch",
  "now",
  "NaN",
  "1e9",
  "99999999999999999999",
  "0",
  "-1",
  "0000",
  "9999",
  "9999-Q4",
  "0000-Q1",
  "٢٠٢٦-٠١",
  "2026-01\n",
  "' OR 1=1 --",
  "",
];

type Load = (args: LoaderFunctionArgs) => Promise<unknown>;

async function answerOf(load: Load, address: string, init: RequestInit): Promise<number> {
  const context = testLoadContext(portal.web, requestSession(portal.web, cookie));
  const request = new Request(`http://127.0.0.1:3000${address}`, init);
  try {
    const answer = await load({ request, params: {}, context });
    if (!(answer instanceof Response)) return 200;
    // A download gives its turn back when it was received or cancelled.
    await answer.body?.cancel();
    return answer.status;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

const withParameter = (path: string, parameter: string, value: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}${parameter}=${encodeURIComponent(value)}`;

describe("the API answers 400 to what is not a day, month or year of 2000–2199", () => {
  const headers = (): RequestInit => ({ headers: { Authorization: `Bearer ${token}` } });

  test.each(EXTREMES)("%j", async (value) => {
    expect(await answerOf(apiUsage, withParameter("/api/v1/usage", "period", value), headers())).toBe(400);
    expect(await answerOf(apiTariffs, withParameter("/api/v1/tariffs", "on", value), headers())).toBe(400);
    const isAbsent = value.trim() === "";
    for (const parameter of ["year", "cursor"]) {
      const status = await answerOf(apiInvoices, withParameter("/api/v1/invoices", parameter, value), headers());
      expect({ parameter, status }).toEqual({ parameter, status: isAbsent ? 200 : 400 });
    }
    const place = withParameter("/api/v1/invoices", "cursor", `${value}.2026-000001`);
    expect(await answerOf(apiInvoices, place, headers())).toBe(400);
    expect(await previewOn(value)).toBe(400);
  });

  /** Returns the status of a preview with this preferred date. */
  const previewOn = (preferredDate: string): Promise<number> => {
    const body = JSON.stringify({ lines: removing(customer.profileIds[0] ?? ""), preferredDate });
    return answerOf(preview, "/api/v1/change-requests/preview", {
      ...headers(),
      method: "POST",
      body,
    });
  };

  test("2000-01, 2100-02 and 2199-12 are months without usage, and 2199-12-31 is a date like any other", async () => {
    expect(await previewOn("2199-12-31")).toBe(200);
    for (const value of ["2000-01", "2100-02", "2199-12"]) {
      expect(await answerOf(apiUsage, withParameter("/api/v1/usage", "period", value), headers())).toBe(200);
    }
  });
});

describe("a page shows something, or says what is wrong with the days, and never fails", () => {
  const pages: readonly { readonly path: string; readonly load: Load; readonly parameters: readonly string[] }[] = [
    { path: "/invoices", load: invoices, parameters: ["year", "cursor", "search", "status"] },
    { path: "/usage", load: usage, parameters: ["period", "from", "to", "groupBy", "compare", "profile", "number"] },
    { path: "/usage?from=2026-10-01", load: usage, parameters: ["to"] },
    { path: "/usage?to=2026-10-01", load: usage, parameters: ["from"] },
    { path: "/tariffs", load: tariffs, parameters: ["on", "q"] },
    { path: "/tariffs.csv", load: tariffsCsv, parameters: ["on"] },
    { path: "/usage.csv", load: usageCsv, parameters: ["period", "from", "to"] },
    { path: "/usage/calls", load: calls, parameters: ["period", "from", "to", "cursor", "number", "destination"] },
    { path: "/usage/calls.csv", load: callsCsv, parameters: ["period", "from", "to"] },
  ];

  test.each(pages)("$path $parameters", async ({ path, load, parameters }) => {
    for (const parameter of parameters) {
      for (const value of EXTREMES) {
        const status = await answerOf(load, withParameter(path, parameter, value), { headers: { Cookie: cookie } });
        expect({ parameter, value, isAnswer: [200, 302, 303, 400, 404].includes(status) }).toEqual({
          parameter,
          value,
          isAnswer: true,
        });
      }
    }
  });
});
