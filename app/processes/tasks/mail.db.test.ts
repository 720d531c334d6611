import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { billingPeriod } from "~/kernel/billing-period";
import { issueInvoice } from "~/modules/billing/server/issue-invoice.server";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { listUsers } from "~/modules/identity/server/list-users.server";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { fixedClock, today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { openMailTransport } from "~/platform/mail/mail.server";
import { drainQueue } from "~/platform/queue/queue-session.server";
import { wakeDueJobs } from "~/platform/queue/wake-due-jobs.server";
import { openSmtpInbox, type SmtpInbox } from "~/platform/testing/smtp-inbox";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { executeChangeTask } from "./execute-change-task";
import { parseProvision } from "~/modules/onboarding/server/parse-provision.server";
import { provisionCustomer } from "~/modules/onboarding/server/provision-customer.server";
import { provisionOrder } from "~/modules/onboarding/testing/provision-order";
import { sendMailTask } from "./send-mail-task";

let portal: TestPortal;
let inbox: SmtpInbox;
let refusing = 0;

beforeAll(async () => {
  portal = await createTestPortal();
  inbox = await openSmtpInbox({
    onRcptTo: (_, __, done) => {
      refusing -= 1;
      if (refusing >= 0) done(Object.assign(new Error("try later"), { responseCode: 451 }));
      else done();
    },
  });
});
afterAll(async () => {
  inbox.close();
  await portal.close();
});

/** Works the queue once at a moment, and returns the mails that have arrived since. */
async function mailsAt(context: ServerContext): Promise<Email[]> {
  const before = inbox.received.length;
  const transport = openMailTransport({ ...context.settings, smtpUrl: inbox.url }, context.log);
  await wakeDueJobs(context);
  const tasks = { "send-mail": sendMailTask(context, transport), "execute-change": executeChangeTask(context) };
  await drainQueue(context, tasks);
  await wakeDueJobs(context);
  await drainQueue(context, tasks);
  transport.close();
  return Promise.all(inbox.received.slice(before).map(({ raw }) => PostalMime.parse(raw)));
}

const at = (instant: string): ServerContext => portal.at(fixedClock(new Date(instant))).context;

describe("R8.1, R8.3, R7.2 what a new customer gets by mail, over a real SMTP conversation", () => {
  let customerId = "";
  let invitation = "";

  test("the invitation has the link and how long it works, and never a password", async () => {
    const context = at("2026-11-10T15:00:00+01:00");
    const input = parseProvision(provisionOrder(), await loadCatalogue(context));
    ({ customerId, invitation } = await provisionCustomer(context, input));
    const [mail, ...others] = await mailsAt(context);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: "Kies je wachtwoord voor Mijn Insight",
      to: [{ name: "Jan de Vries", address: "jan@example.nl" }],
    });
    expect(mail?.text).toContain(invitation);
    expect(mail?.html).toContain(invitation);
    expect(mail?.text).toContain("24 november 2026, 15.00 uur");
    expect(mail?.html).toMatch(/^<!doctype html>\s*<html lang="nl">/);
  });

  test("a mail that the server refused temporarily is tried again and arrives once", async () => {
    const context = at("2026-12-01T06:00:00+01:00");
    await issueInvoice(context, { customerId, period: billingPeriod("2026-12") });
    refusing = 1;
    const first = await mailsAt(context);
    expect(first).toHaveLength(1);
    await portal.context.database.pool.query("UPDATE graphile_worker._private_jobs SET run_at = now()");
    const mails = [...first, ...(await mailsAt(context))];
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      expect.stringMatching(/^Factuur 2026-\d{6}: €\u00A0346,06 voor december 2026$/) as string,
      "Je portaal is open",
    ]);
    const invoice = mails.find(({ subject }) => subject?.startsWith("Factuur"));
    expect(invoice?.to?.[0]?.address).toBe("facturen@example.nl");
    expect(invoice?.text).toContain("Incasso: dinsdag 15 december 2026");
    const [pdf] = invoice?.attachments ?? [];
    expect(pdf).toMatchObject({
      filename: expect.stringMatching(/^2026-\d{6}\.pdf$/) as string,
      mimeType: "application/pdf",
    });
    expect(
      Buffer.from(pdf?.content as ArrayBuffer)
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test("whoever asked for a change gets a mail when it is planned and when it is done", async () => {
    const context = at("2026-12-02T10:00:00+01:00");
    const [inventory, users] = await context.database.withCustomer(customerId, async (tx) => [
      await loadInventory(tx, customerId, today(context.clock)),
      await listUsers(tx, customerId),
    ]);
    const profileId = inventory.profiles[0]?.id ?? "";
    const submitter = { userId: users[0]?.id ?? "", email: "jan@example.nl" };
    const result = await submitChange(context, customerId, submitter, {
      lines: [{ action: "remove-profile", profileId }],
      preferredDate: null,
      acceptBuyOutCents: 0,
      previewToken: null,
      idempotencyKey: null,
    });
    expect(result.kind).toBe("queued");
    const [planned] = await mailsAt(context);
    expect(planned).toMatchObject({ subject: "Je wijziging is ingepland", to: [{ address: "jan@example.nl" }] });
    expect(planned?.text).toContain("donderdag 3 december 2026");
    expect(planned?.text).toContain("Tot 08.00 uur");
    const [done] = await mailsAt(at("2026-12-03T08:00:00+01:00"));
    expect(done?.subject).toBe("Je wijziging is uitgevoerd");
    expect(done?.text).toContain("Jan Jansen");
  });

  test("a link that was used in the meantime is not mailed", async () => {
    const context = at("2026-12-04T10:00:00+01:00");
    const order = provisionOrder({
      deliveries: [{ category: "tv", coordinator: "B", profiles: [{ productCode: "TV_PROFILE", name: "Kantine" }] }],
      owner: { email: "used@example.nl" },
    });
    const provisioned = await provisionCustomer(context, parseProvision(order, await loadCatalogue(context)));
    await portal.context.database.pool.query("UPDATE user_tokens SET used_at = now() WHERE customer_id = $1", [
      provisioned.customerId,
    ]);
    expect(await mailsAt(context)).toEqual([]);
    const { rows } = await portal.context.database.pool.query(
      "SELECT key, last_error FROM graphile_worker.jobs WHERE task_identifier = 'send-mail'",
    );
    expect(rows).toEqual([]);
  });

  test("R7.2 a worker that was killed between sending and marking sends the same mail again: same Message-ID, same archived PDF", async () => {
    const context = at("2026-12-04T10:00:00+01:00");
    const { rows } = await portal.context.database.pool.query<{ id: string; content: Buffer }>(
      "SELECT i.id, d.content FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id AND d.kind = 'pdf'",
    );
    const [archived] = rows;
    const transport = openMailTransport({ ...context.settings, smtpUrl: inbox.url }, context.log);
    const send = sendMailTask(context, transport);
    const before = inbox.received.length;
    for (const _ of [1, 2]) await send({ kind: "invoice", customerId, invoiceId: archived?.id });
    transport.close();
    const mails = await Promise.all(inbox.received.slice(before).map(({ raw }) => PostalMime.parse(raw)));
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    for (const { attachments } of mails) {
      const sent = Buffer.from(attachments[0]?.content as ArrayBuffer);
      expect(Buffer.compare(sent, archived?.content ?? Buffer.alloc(0))).toBe(0);
    }
  });

  test("a job cannot mail anything of another customer", async () => {
    const context = at("2026-12-04T10:00:00+01:00");
    const other = "00000000-0000-4000-8000-000000000000";
    const { rows } = await portal.context.database.pool.query<{ id: string }>("SELECT id FROM invoices");
    const transport = openMailTransport({ ...context.settings, smtpUrl: inbox.url }, context.log);
    const send = sendMailTask(context, transport);
    await expect(send({ kind: "invoice", customerId: other, invoiceId: rows[0]?.id })).rejects.toThrow("Not found");
    await expect(send({ kind: "portal-open", customerId: other })).rejects.toThrow("Not found");
    await expect(send({ kind: "invoice", customerId: other })).rejects.toThrow();
    transport.close();
  });
});
