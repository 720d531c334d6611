import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { deliverCategory } from "./deliver-category.server";
import { parseProvision } from "./parse-provision.server";
import { provisionCustomer, type ProvisionedCustomer } from "./provision-customer.server";
import { provisionOrder, voiceDelivery, voiceProfile } from "../testing/provision-order";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal.close());

let customers = 0;
/** Each customer with its own block of a hundred numbers and its own owner, unless the order says otherwise. */
function nextNumber(): number {
  customers += 1;
  return 31_200_000_000 + customers * 100;
}

async function provision(order: Record<string, unknown>): Promise<ProvisionedCustomer> {
  return provisionCustomer(portal.context, parseProvision(order, await loadCatalogue(portal.context)));
}

async function rows(sql: string, ...values: unknown[]): Promise<unknown[]> {
  return (await portal.context.database.pool.query<object>(sql, values)).rows;
}

const owner = (): { email: string; name: string } => ({ email: `owner${String(customers)}@example.nl`, name: "Jan" });

describe("R1.6, R7.1 the worked example: Centrale and ten Pro, signed on 10 November 2026", () => {
  test("each product is in service and billed from that day, and each installation is charged", async () => {
    const { customerId, customerNumber } = await provision(
      provisionOrder({ deliveries: [voiceDelivery({}, 10, nextNumber())], owner: owner() }),
    );
    expect(customerNumber).toBeGreaterThanOrEqual(100_000);
    expect(
      await rows(
        `SELECT kind, product_code, count(*)::int, min(active_from)::text AS active, max(billed_from)::text AS billed,
                count(billed_until)::int + count(invoiced_until)::int AS ends
           FROM subscriptions WHERE customer_id = $1 GROUP BY 1, 2 ORDER BY 1`,
        customerId,
      ),
    ).toEqual([
      {
        kind: "profile",
        product_code: "VOICE_PROFILE_PRO",
        count: 10,
        active: "2026-11-10",
        billed: "2026-11-10",
        ends: 0,
      },
      {
        kind: "group-option",
        product_code: "VOICE_CENTRALE",
        count: 1,
        active: "2026-11-10",
        billed: "2026-11-10",
        ends: 0,
      },
    ]);
    expect(
      await rows(
        `SELECT kind, product_code, unit_cents::int, from_on::text, until_on::text, sum(quantity)::int AS pieces,
                count(DISTINCT profile_id)::int AS users, count(invoice_id)::int AS invoiced
           FROM charges WHERE customer_id = $1 GROUP BY 1, 2, 3, 4, 5`,
        customerId,
      ),
    ).toEqual([
      {
        kind: "installation",
        product_code: "VOICE_PROFILE_PRO",
        unit_cents: 1500,
        from_on: "2026-11-10",
        until_on: "2026-11-10",
        pieces: 10,
        users: 10,
        invoiced: 0,
      },
    ]);
  });

  test("the customer is not active yet; contract, owner, audit log and mail are there", async () => {
    const { customerId, invitation } = await provision(
      provisionOrder({ deliveries: [voiceDelivery({}, 2, nextNumber())], owner: owner() }),
    );
    expect(
      await rows(
        `SELECT c.activated_at, c.installation_street, k.start_on::text, k.term_months, p.category, p.count, u.email, u.role, u.password_hash
           FROM customers c JOIN contracts k ON k.customer_id = c.id JOIN contracted_profiles p ON p.contract_id = k.id
           JOIN users u ON u.customer_id = c.id WHERE c.id = $1`,
        customerId,
      ),
    ).toEqual([
      {
        activated_at: null,
        installation_street: "Bakkerstraat 2",
        start_on: "2026-11-10",
        term_months: 36,
        category: "voice",
        count: 10,
        email: `owner${String(customers)}@example.nl`,
        role: "owner",
        password_hash: null,
      },
    ]);
    expect(await rows("SELECT action FROM audit_entries WHERE customer_id = $1 ORDER BY id", customerId)).toEqual([
      { action: "provisioned" },
      { action: "invited" },
    ]);
    const jobs = await rows(
      `SELECT j.key, p.payload FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p ON p.id = j.id
        WHERE j.task_identifier = 'send-mail' AND p.payload ->> 'customerId' = $1`,
      customerId,
    );
    const [token] = (await rows("SELECT id, user_id FROM user_tokens WHERE customer_id = $1", customerId)) as {
      id: string;
      user_id: string;
    }[];
    expect(jobs).toEqual([
      {
        key: `mail:invitation:${String(token?.id)}`,
        payload: { kind: "invitation", customerId, userId: token?.user_id, tokenId: token?.id },
      },
    ]);
    expect(invitation).toContain(`/invitation/${String(token?.id)}.`);
  });

  test("options, numbers and phones: options once per order, a block with its country", async () => {
    const first = nextNumber();
    const profile = (at: number): ReturnType<typeof voiceProfile> =>
      voiceProfile({
        e164: `+${String(first + at)}`,
        withPhone: true,
        options: ["VOICE_UNLIMITED_NL", "VOICE_WEBEX_PREMIUM"],
      });
    const { customerId } = await provision(
      provisionOrder({
        deliveries: [
          voiceDelivery({
            profiles: [profile(0), profile(1)],
            numbers: [{ productCode: "NUM_BLOCK_10_NL", first: `+${String(first)}`, last: `+${String(first + 9)}` }],
          }),
        ],
        owner: owner(),
      }),
    );
    expect(
      await rows(
        "SELECT product_code, quantity, unit_cents::int FROM charges WHERE customer_id = $1 ORDER BY product_code",
        customerId,
      ),
    ).toEqual([
      { product_code: "HARDWARE_IP_PHONE", quantity: 2, unit_cents: 8900 },
      { product_code: "VOICE_PROFILE_PRO", quantity: 1, unit_cents: 1500 },
      { product_code: "VOICE_PROFILE_PRO", quantity: 1, unit_cents: 1500 },
      { product_code: "VOICE_WEBEX_PREMIUM", quantity: 1, unit_cents: 1500 },
    ]);
    expect(
      await rows(
        "SELECT first_e164, last_e164, country FROM subscriptions WHERE customer_id = $1 AND kind = 'number'",
        customerId,
      ),
    ).toEqual([{ first_e164: `+${String(first)}`, last_e164: `+${String(first + 9)}`, country: "NL" }]);
  });
});

describe("something that another customer has is refused, and nothing is written", () => {
  test.each([
    {
      what: "the number of a profile",
      order: (first: number) => ({ deliveries: [voiceDelivery({ groupOptions: [] }, 1, first)] }),
      problem: "a number of a profile is in use by another customer",
    },
    {
      what: "a part of a block",
      order: (first: number) => ({
        deliveries: [
          voiceDelivery({
            profiles: [],
            numbers: [{ productCode: "NUM_NEW_1_NL", first: `+${String(first + 5)}`, last: `+${String(first + 5)}` }],
          }),
        ],
      }),
      problem: "a range of numbers overlaps one of another customer",
    },
    {
      what: "the owner's address",
      order: () => ({ deliveries: [voiceDelivery({ profiles: [] })], owner: { email: "TAKEN@example.nl" } }),
      problem: "owner.email: taken@example.nl is a user already",
    },
  ])("$what", async ({ order, problem }) => {
    const first = nextNumber();
    const numbers = [{ productCode: "NUM_BLOCK_10_NL", first: `+${String(first)}`, last: `+${String(first + 9)}` }];
    const taken = await rows("SELECT FROM users WHERE email = 'taken@example.nl'");
    await provision(
      provisionOrder({
        deliveries: [voiceDelivery({ numbers }, 1, first)],
        owner: taken.length === 0 ? { email: "taken@example.nl" } : owner(),
      }),
    );
    const count = "SELECT (SELECT count(*) FROM customers) AS c, (SELECT count(*) FROM graphile_worker.jobs) AS jobs";
    const before = await rows(count);
    await expect(
      provision(provisionOrder({ owner: { email: `other${String(customers)}@example.nl` }, ...order(first) })),
    ).rejects.toThrow(problem);
    expect(await rows(count)).toEqual(before);
  });

  test("a customer number that is already in use is drawn again", async () => {
    const first = await provision(provisionOrder({ deliveries: [voiceDelivery({}, 1, nextNumber())], owner: owner() }));
    const draws = [first.customerNumber, first.customerNumber, 999_998];
    const context = { ...portal.context, newId: { ...portal.context.newId, customerNumber: () => draws.shift() ?? 0 } };
    const input = parseProvision(
      provisionOrder({ deliveries: [voiceDelivery({}, 1, nextNumber())], owner: owner() }),
      await loadCatalogue(portal.context),
    );
    expect((await provisionCustomer(context, input)).customerNumber).toBe(999_998);
  });
});

describe("R1.6 deliver: a part is signed later", () => {
  const tv = { category: "tv", coordinator: "B. Smit", profiles: [{ productCode: "TV_PROFILE", name: "Kantine" }] };

  test("nothing is in service or charged before, everything from the day it is signed", async () => {
    const { customerId, customerNumber } = await provision(
      provisionOrder({ deliveries: [voiceDelivery({}, 1, nextNumber()), tv], owner: owner() }),
    );
    const state = `SELECT s.active_from::text, s.billed_from::text, p.active_from::text AS profile_from, d.poc_signed_on::text,
                          (SELECT count(*)::int FROM charges c WHERE c.delivery_id = d.id) AS charges
                     FROM subscriptions s JOIN profiles p ON p.id = s.profile_id JOIN deliveries d ON d.id = s.delivery_id
                    WHERE s.customer_id = $1 AND s.category = 'tv'`;
    expect(await rows(state, customerId)).toEqual([
      { active_from: null, billed_from: null, profile_from: null, poc_signed_on: null, charges: 0 },
    ]);
    const signedOn = localDate("2026-12-03");
    expect(await deliverCategory(portal.context, { customerNumber, category: "tv", signedOn })).toEqual({
      deliveries: 1,
    });
    const signed = {
      active_from: signedOn,
      billed_from: signedOn,
      profile_from: signedOn,
      poc_signed_on: signedOn,
      charges: 1,
    };
    expect(await rows(state, customerId)).toEqual([signed]);

    await expect(
      deliverCategory(portal.context, { customerNumber, category: "tv", signedOn: localDate("2026-12-04") }),
    ).rejects.toThrow("the protocol of tv was signed on 2026-12-03 already");
    expect(await rows(state, customerId)).toEqual([signed]);
  });

  test("an option that an earlier part was charged for is not charged again, a profile is", async () => {
    const first = nextNumber();
    const part = (at: number, groupOptions: string[], pocSignedOn: string | null): ReturnType<typeof voiceDelivery> =>
      voiceDelivery({
        groupOptions,
        pocSignedOn,
        profiles: [voiceProfile({ e164: `+${String(first + at)}`, options: ["VOICE_WEBEX_PREMIUM"] })],
      });
    const { customerId, customerNumber } = await provision(
      provisionOrder({
        deliveries: [part(0, [], null), part(1, ["VOICE_CENTRALE"], "2026-11-10")],
        owner: owner(),
      }),
    );
    await deliverCategory(portal.context, { customerNumber, category: "voice", signedOn: localDate("2026-11-20") });
    expect(
      await rows(
        "SELECT product_code, from_on::text FROM charges WHERE customer_id = $1 ORDER BY from_on, product_code",
        customerId,
      ),
    ).toEqual([
      { product_code: "VOICE_PROFILE_PRO", from_on: "2026-11-10" },
      { product_code: "VOICE_WEBEX_PREMIUM", from_on: "2026-11-10" },
      { product_code: "VOICE_PROFILE_PRO", from_on: "2026-11-20" },
    ]);
  });

  test("of two who sign at once, one does and the other is told", async () => {
    const { customerId, customerNumber } = await provision(
      provisionOrder({ deliveries: [voiceDelivery({}, 1, nextNumber()), tv], owner: owner() }),
    );
    const answers = await Promise.allSettled(
      ["2026-12-03", "2026-12-04"].map((day) =>
        deliverCategory(portal.context, { customerNumber, category: "tv", signedOn: localDate(day) }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await rows("SELECT FROM charges WHERE customer_id = $1 AND category = 'tv'", customerId)).toHaveLength(1);
  });

  test("an unknown customer, and a category that was never ordered, are refused", async () => {
    const signedOn = localDate("2026-12-03");
    const { customerNumber } = await provision(
      provisionOrder({ deliveries: [voiceDelivery({}, 1, nextNumber())], owner: owner() }),
    );
    await expect(deliverCategory(portal.context, { customerNumber: 99, category: "tv", signedOn })).rejects.toThrow(
      "customer: there is no customer 99",
    );
    await expect(deliverCategory(portal.context, { customerNumber, category: "tv", signedOn })).rejects.toThrow(
      `customer ${String(customerNumber)} has no delivery of tv`,
    );
  });
});

test("R4.6 an order is stored from the price list that it was judged on, not from the newest", async () => {
  const later = await createTestPortal();
  try {
    const files = readTariffFiles();
    const products = new Map([...(files.priceBook[0]?.products ?? [])].filter(([, { scope }]) => scope !== "number"));
    const newest = { validFrom: localDate("2099-01-01"), products };
    await loadReferenceData(later.context, { ...files, priceBook: [...files.priceBook, newest] });
    const catalogue = await loadCatalogue(later.context);
    expect(catalogue.priceBook.at(-1)?.products.has("NUM_BLOCK_10_NL")).toBe(false);
    const first = nextNumber();
    const range = { productCode: "NUM_BLOCK_10_NL", first: `+${String(first)}`, last: `+${String(first + 9)}` };
    const order = provisionOrder({ deliveries: [voiceDelivery({ numbers: [range] }, 2, first)], owner: owner() });
    const { customerId } = await provisionCustomer(later.context, parseProvision(order, catalogue));
    const { rows: stored } = await later.context.database.pool.query(
      "SELECT country FROM subscriptions WHERE customer_id = $1 AND kind = 'number'",
      [customerId],
    );
    expect(stored).toEqual([{ country: "NL" }]);
  } finally {
    await later.close();
  }
});
