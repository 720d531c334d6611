import { describe, expect, test } from "vitest";

import { mailJobSchema } from "../schemas/mail-job-schema";
import { mailKey, type MailJob } from "./mail-job";

const customerId = "8f0c7c1e-5f0e-4b0a-9a59-0d7f6f1f2a11";
const [one, two] = ["1f0c7c1e-5f0e-4b0a-9a59-0d7f6f1f2a11", "2f0c7c1e-5f0e-4b0a-9a59-0d7f6f1f2a11"] as const;

const jobs: MailJob[] = [
  { kind: "invitation", customerId, userId: one, tokenId: two },
  { kind: "password-reset", customerId, userId: one, tokenId: two },
  { kind: "portal-open", customerId },
  { kind: "invoice", customerId, invoiceId: one },
  { kind: "invoice", customerId, invoiceId: two },
  { kind: "change-queued", customerId, requestId: one },
  { kind: "change-executed", customerId, requestId: one, positions: [0] },
  { kind: "change-executed", customerId, requestId: one, positions: [1, 2] },
  { kind: "change-rejected", customerId, requestId: one, positions: [0] },
  { kind: "change-cancelled", customerId, requestId: one },
  { kind: "change-moved", customerId, requestId: one, positions: [0], eventId: one },
  { kind: "change-moved", customerId, requestId: one, positions: [0], eventId: two },
  { kind: "prepared-signed", customerId, preparedId: one, revision: 1 },
  { kind: "prepared-signed", customerId, preparedId: one, revision: 2 },
  { kind: "prepared-dropped", customerId, preparedId: one },
  { kind: "prepared-failed", customerId, preparedId: one, on: "2026-12-01" },
  { kind: "prepared-failed", customerId, preparedId: one, on: "2026-12-02" },
];

describe("a mail in the queue", () => {
  test("different mails have different keys, so that none replaces another", () => {
    expect(new Set(jobs.map(mailKey)).size).toBe(jobs.length);
  });

  test.each(jobs)("$kind comes out of the queue as it went in", (job) => {
    expect(mailJobSchema.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  test.each([
    { because: "an unknown kind", payload: { kind: "advert", customerId } },
    { because: "no customer", payload: { kind: "portal-open" } },
    { because: "not an id", payload: { kind: "invoice", customerId, invoiceId: "1" } },
    { because: "something secret beside it", payload: { kind: "portal-open", customerId, password: "x" } },
    { because: "nothing at all", payload: null },
  ])("refused: $because", ({ payload }) => {
    expect(mailJobSchema.safeParse(payload).success).toBe(false);
  });
});
