import type { Language } from "~/kernel/language";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

import PostalMime from "postal-mime";

import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { runBilling } from "~/modules/billing/server/run-billing.server";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { prepareChange } from "~/modules/changes/server/prepared/prepare-change.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { preparationOf, signedFor } from "~/modules/changes/testing/preparation";
import { removing, submissionOf } from "~/modules/changes/testing/submission";
import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import { insertTestUser, signInTestUser } from "~/modules/identity/testing/test-users.server";
import { importUsage } from "~/modules/usage/server/import-usage.server";
import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { openMailTransport } from "~/platform/mail/mail.server";
import { loadSettings } from "~/platform/settings/settings.server";
import { administer } from "~/platform/testing/administer.server";
import { judgePdf } from "~/platform/testing/pdf-rules";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { executeChangeTask } from "../tasks/execute-change-task";
import { sendMailTask } from "../tasks/send-mail-task";
import { parseProvision } from "~/modules/onboarding/server/parse-provision.server";
import { provisionCustomer } from "~/modules/onboarding/server/provision-customer.server";
import { runDueJobs } from "../run-due-jobs";
import { startWeb } from "../web";
import { provisionOrder, voiceDelivery } from "~/modules/onboarding/testing/provision-order";

/** Everything that a customer reads, by what it is: `/contract`, `mail: Je portaal is open`, `pdf`. Pages come
 *  without tags and scripts. */
export type Surfaces = ReadonlyMap<string, string>;

type Policy = {
  /** The whole content of the only rule pack; by default the operator's own. */
  readonly rulePack?: object;
  readonly settings?: Readonly<Record<string, string>>;
};

/** Lives the life of a customer under a policy, in a database of its own, from the invitation to a change that could
 *  not be executed, and returns all pages, mails and documents that came of it, in a language. */
export async function policySurfaces(policy: Policy, language: Language): Promise<Surfaces> {
  const portal = await createTestPortal();
  const mailDirectory = mkdtempSync(join(tmpdir(), "policy-mail-"));
  try {
    if (policy.rulePack !== undefined) {
      const content = JSON.stringify(policy.rulePack);
      await administer(portal.databaseUrl, (client) => client.query("UPDATE rule_packs SET content = $1", [content]));
    }
    return await lifeOf(portal, policy, language, mailDirectory);
  } finally {
    rmSync(mailDirectory, { recursive: true });
    await portal.close();
  }
}

async function lifeOf(
  portal: TestPortal,
  policy: Policy,
  language: Language,
  mailDirectory: string,
): Promise<Surfaces> {
  const settings = loadSettings({
    NODE_ENV: "test",
    LOG_LEVEL: "fatal",
    LINK_SECRET: "test-secret-test-secret-test-secret!",
    DATA_DIRECTORY: mailDirectory,
    ...policy.settings,
  });
  const at = (instant: string): ServerContext => ({ ...portal.at(fixedClock(new Date(instant))).context, settings });
  const surfaces = new Map<string, string>();
  const work = async (context: ServerContext): Promise<void> => {
    const written: string[] = [];
    const transport = openMailTransport(settings, context.log, (path) => written.push(path));
    await runDueJobs(context, {
      "send-mail": sendMailTask(context, transport),
      "execute-change": executeChangeTask(context),
    });
    transport.close();
    for (const path of written) {
      const { subject = "", from, text = "" } = await PostalMime.parse(readFileSync(path));
      surfaces.set(`mail ${String(surfaces.size)}`, plain([subject, from?.name, from?.address, text].join("\n")));
    }
  };

  const signed = at("2026-10-20T10:00:00+02:00");
  const customer = { language };
  const order = provisionOrder({ customer, deliveries: [voiceDelivery({ profiles: PROFILES, numbers: [BLOCK] })] });
  const { customerNumber, customerId } = await provisioned(signed, order);
  const other = provisionOrder({ customer, owner: { email: "nieuw@example.nl" }, deliveries: [TV_TO_COME] });
  const notActive = await provisioned(signed, other);
  await work(signed);
  const calls = usageFile(
    usageLine({ startedAt: "2026-11-15T10:00:00+01:00", from: "+31201234561", to: "+31301234567" }),
  );
  await importUsage(signed, { stream: Readable.from([Buffer.from(calls)]), name: "usage.csv" });
  const billing = at("2026-12-01T06:00:00+01:00");
  await runBilling(billing, { period: billingPeriod("2026-12") }, (outcome) => {
    if (outcome.kind === "failed") throw outcome.error;
  });
  await work(billing);

  const now = at("2026-12-02T10:00:00+01:00");
  const [owner, member] = [
    await insertTestUser(now, customerNumber, { email: "eigenaar@example.nl" }),
    await insertTestUser(now, customerNumber, { email: "lid@example.nl", role: "member" }),
  ];
  const waiting = await insertTestUser(now, notActive.customerNumber, { email: "wacht@example.nl" });
  const { rows: profiles } = await now.database.pool.query<{ id: string }>(
    "SELECT id FROM profiles WHERE customer_id = $1 ORDER BY name",
    [customerId],
  );
  const ids = profiles.map(({ id }) => id);
  const submitter = { userId: owner.userId, email: owner.email };
  const option = { action: "add-option", profileId: ids[9] ?? "", productCode: "VOICE_UNLIMITED_NL" } as const;
  const removal = { action: "remove-profile", profileId: ids[8] ?? "" } as const;
  const submitted = await submitChange(now, customerId, submitter, submissionOf([removal, option]));
  if (submitted.kind !== "queued") throw new Error(JSON.stringify(submitted));
  const prepared = await prepareChange(
    now,
    customerId,
    submitter,
    preparationOf(removing(ids[7]), signedFor("2027-02-01", { maxBuyOutCents: 100_000, maxOneTimeCents: 5_000 })),
  );
  if (prepared.kind !== "prepared") throw new Error(JSON.stringify(prepared));
  await work(now);

  const { token } = await createApiToken(now, { email: owner.email, createdBy: null });
  const served = { ...settings, host: "127.0.0.1", port: 0, baseUrl: "http://127.0.0.1:0" };
  const visiting = { ...portal.at(now.clock).web, settings: served };
  const web = await startWeb(visiting);
  try {
    const see = async (path: string, name = path, headers: Record<string, string> = {}, body?: object) => {
      const answer = await fetch(`${web.url}${path}`, {
        headers: { "Accept-Language": language, ...headers },
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      });
      const content = Buffer.from(await answer.arrayBuffer());
      if (answer.status >= 500) throw new Error(`${path}: ${String(answer.status)}`);
      const text = answer.headers.get("Content-Type")?.includes("pdf")
        ? judgePdf(content).texts.join("\n")
        : content.toString();
      surfaces.set(name, plain(text));
    };
    const asOwner = { Cookie: await signInTestUser(visiting, owner.email) };
    const { rows } = await now.database.pool.query<{ number: string }>("SELECT number FROM invoices");
    const number = rows[0]?.number ?? "";
    const request = `/changes/${submitted.request.id}`;
    const remove = ids
      .slice(0, 6)
      .map((id) => `remove=${id}`)
      .join("&");
    for (const path of [
      "/",
      "/contract",
      "/service",
      "/modules",
      "/changes",
      "/invoices",
      "/usage",
      "/account",
      "/missing",
    ]) {
      await see(path, path, asOwner);
    }
    await see(`/changes/new?${remove}`, "/changes/new", asOwner);
    await see("/changes/shrink?module=voice&to=3", "/changes/shrink", asOwner);
    await see(`${request}?queued`, "/changes/:id?queued", asOwner);
    await see(`/changes/prepared/${prepared.prepared.id}`, "/changes/prepared/:id", asOwner);
    await see(`${request}.ics`, "ics", asOwner);
    await see(`/invoices/${number}`, "/invoices/:number", asOwner);
    await see(`/invoices/${number}/pdf`, "pdf", asOwner);
    await see(`/invoices/${number}/ubl`, "ubl", asOwner);
    await see("/usage/calls?period=2026-11", "/usage/calls", { Cookie: await signInTestUser(visiting, member.email) });
    await see("/not-active", "/not-active", { Cookie: await signInTestUser(visiting, waiting.email) });
    for (const path of ["/login", "/reset", "/api/openapi.json"]) await see(path);
    const api = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    const refused = [
      ...ids.map((profileId) => ({ action: "remove-profile", profileId })),
      { action: "add-number", productCode: "NUM_PORT_1_ES", quantity: 1, country: "ES" },
      { action: "add-number", productCode: "NUM_0800", quantity: 9999, country: "NL" },
    ];
    await see("/api/v1/change-requests/preview", "preview refused", api, { lines: refused });
    const orders = [{ action: "order-phone", profileId: ids[0], quantity: 2 }];
    await see("/api/v1/change-requests/preview", "preview of a phone", api, { lines: orders });
    const leaves = localDate("2026-12-01");
    await administer(portal.databaseUrl, (client) =>
      client.query("UPDATE profiles SET active_until = $2 WHERE id = $1", [ids[9], leaves]),
    );
    const later = at("2026-12-11T09:00:00+01:00");
    await work(later);
    await see(request, "/changes/:id", asOwner);
  } finally {
    await web.close();
  }
  return surfaces;
}

async function provisioned(
  context: ServerContext,
  order: object,
): Promise<{ readonly customerNumber: number; readonly customerId: string }> {
  return provisionCustomer(context, parseProvision(order, await loadCatalogue(context)));
}

const PROFILES = Array.from({ length: 10 }, (_, at) => ({
  productCode: "VOICE_PROFILE_PRO",
  name: `Gebruiker ${String(at)}`,
  e164: `+3120123456${String(at)}`,
  withDevice: false,
  withPhone: false,
  options: [],
}));
const BLOCK = { productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" };
const TV_TO_COME = {
  category: "tv",
  coordinator: "B. Bos",
  profiles: [{ productCode: "TV_PROFILE", name: "Kantine" }],
};

/** Returns the text that a person reads: without scripts and tags, and with ordinary spaces. */
function plain(text: string): string {
  return text
    .replace(/<script.*?<\/script>|<style.*?<\/style>|<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, (tag) => (/^<\/?(b|a|i|span|strong|em)\b/.test(tag) ? "" : " "))
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replace(/[\u00A0\u202F]/g, " ")
    .replace(/ {2,}/g, " ")
    .replace(/\s*\n\s*/g, "\n");
}
