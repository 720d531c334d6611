import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { addDays, localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { linesOf } from "../../domain/desk/change-draft";
import { planToken } from "../../domain/shrink/making";
import type { ShrinkPlan, ShrinkWish, StrategyKind } from "../../domain/shrink/shrink-plan";
import { givenCustomer, type Customer, type GivenCustomer } from "../../testing/given-customer";
import { removing, submissionOf } from "../../testing/submission";
import { getDraft, listDrafts, type DraftUser } from "../change-drafts.server";
import { executeDueLines } from "../execute-due-lines.server";
import { getChangeDesk } from "../get-change-desk.server";
import { listWaiting } from "../prepared/get-prepared.server";
import { prepareChange } from "../prepared/prepare-change.server";
import { submitPrepared } from "../prepared/submit-prepared.server";
import { previewChange } from "../preview-change.server";
import { submitChange } from "../submit-change.server";
import { getShrinkPlan } from "./get-shrink-plan.server";
import { getMadePlan, makeShrinkPlan, type MadePlan, type MakeShrinkResult } from "./make-shrink-plan.server";

// Today is Saturday 21 November 2026, in year 2 of a contract of 36 months from 1 March 2025.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

const KEY = "0b8f7d1e-6a0c-4f3e-9a57-3c1c9f0f2a11";
const VOICE_TO = (users: number): ShrinkWish => ({ category: "voice", who: { kind: "down-to", users } });
/** Twelve, of whom four record calls for € 35,00 a month. */
const OFFICE: GivenCustomer = {
  contracted: { voice: 12 },
  profiles: Array.from({ length: 12 }, (_, at) => (at < 4 ? { options: ["VOICE_RECORDING_7Y"] } : {})),
};

type Maker = DraftUser & { readonly email: string };

async function office(given: GivenCustomer = OFFICE): Promise<{ customer: Customer; maker: Maker }> {
  const customer = await givenCustomer(portal.context, given);
  return { customer, maker: { customerId: customer.customerId, ...customer.submitter } };
}

async function planOf({ customerId }: DraftUser, wish: ShrinkWish): Promise<ShrinkPlan> {
  const { outcome } = await getShrinkPlan(portal.web, customerId, wish);
  if (outcome.kind !== "planned") throw new Error(JSON.stringify(outcome.problem));
  return outcome.plan;
}

function make(
  maker: Maker,
  wish: ShrinkWish,
  plan: ShrinkPlan,
  strategy: StrategyKind,
  key = KEY,
): Promise<MakeShrinkResult> {
  return makeShrinkPlan(portal.web, maker, { wish, strategy, token: planToken(plan, strategy), key });
}

function madeOf(result: MakeShrinkResult): MadePlan {
  if (result.kind !== "made") throw new Error(result.kind);
  return result.made;
}

describe("R3.6 making a plan", () => {
  test("a draft for now, prepared requests for later, each for what the plan shows", async () => {
    const { customer, maker } = await office();
    const wish = VOICE_TO(6);
    const plan = await planOf(maker, wish);
    const { steps } = plan.strategies.wait;
    expect(steps.map(({ receivedOn, free }) => [receivedOn, free])).toEqual([
      ["2026-11-21", 3],
      ["2027-03-01", 2],
      ["2028-01-01", 1],
    ]);
    const { drafts, prepared } = madeOf(await make(maker, wish, plan, "wait"));
    expect(drafts.map(({ name }) => name)).toEqual([
      "Minder vast bellen: 3 mensen nu",
      "Minder vast bellen: 1 persoon op 1 jan 2028",
    ]);
    expect(prepared).toMatchObject([
      {
        status: "waiting",
        // As a draft of the plan is called.
        name: "Minder vast bellen: 2 mensen op 1 mrt 2027",
        signed: { submitOn: "2027-03-01", lastOn: "2027-03-05", maxBuyOutCents: 0, maxOneTimeCents: 0 },
        preferredDate: "2027-04-30",
        signedBy: maker.email,
      },
    ]);
    const { snapshot } = await getChangeDesk(portal.web, maker.customerId);
    const draft = await getDraft(portal.web, maker, drafts[0]?.id ?? "");
    const lines = linesOf(draft.draft, snapshot).map(({ line }) => line);
    const leaving = lines.map((line) => ("profileId" in line ? line.profileId : null));
    expect(new Set(leaving)).toEqual(new Set(steps[0]?.leavers.map(({ profileId }) => profileId)));
    const preview = await previewChange(portal.web, customer.customerId, {
      lines,
      preferredDate: draft.draft.preferredDate,
    });
    expect([preview.verdict, preview.totals.buyOutCents]).toEqual(["within-limit", 0]);
    expect(preview.completionDate).toBe(steps[0]?.lastDay);
  });

  test("twice at once and again later: it is made once", async () => {
    const { maker } = await office();
    const wish = VOICE_TO(6);
    const plan = await planOf(maker, wish);
    const results = await Promise.all([1, 2, 3, 4].map(() => make(maker, wish, plan, "wait")));
    const again = await make(maker, wish, plan, "wait");
    for (const result of [...results, again]) expect(madeOf(result)).toEqual(madeOf(again));
    expect(await listDrafts(portal.web, maker)).toHaveLength(2);
    expect(await listWaiting(portal.web, maker.customerId)).toHaveLength(1);
    expect(await getMadePlan(portal.web, maker, KEY)).toEqual(madeOf(again));
    const { rows } = await portal.context.database.pool.query(
      "SELECT count(*)::int AS count FROM audit_entries WHERE customer_id = $1 AND action = 'change-prepared'",
      [maker.customerId],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("another submission with a new key finds that these people are already leaving", async () => {
    const { maker } = await office();
    const wish = VOICE_TO(6);
    const plan = await planOf(maker, wish);
    madeOf(await make(maker, wish, plan, "wait"));
    // The removal of two of twelve users is prepared.
    const { outcome } = await getShrinkPlan(portal.web, maker.customerId, wish);
    expect(outcome.candidates.users).toBe(10);
    const other = "5f1c7a52-0f6a-4b55-8a50-2f4f2f3a9c77";
    expect((await make(maker, wish, plan, "wait", other)).kind).toBe("changed");
    expect(await listWaiting(portal.web, maker.customerId)).toHaveLength(1);
    expect(await getMadePlan(portal.web, maker, other)).toEqual({ drafts: [], prepared: [] });
  });

  test("a key that was used for another plan makes nothing", async () => {
    const { maker } = await office();
    const plan = await planOf(maker, VOICE_TO(6));
    madeOf(await make(maker, VOICE_TO(6), plan, "wait"));
    expect((await make(maker, VOICE_TO(7), plan, "wait")).kind).toBe("idempotency-conflict");
  });

  test("R2.10 a plan that differs from what was shown makes nothing", async () => {
    const { customer, maker } = await office();
    const wish = VOICE_TO(6);
    const plan = await planOf(maker, wish);
    const queued = await submitChange(
      portal.web,
      maker.customerId,
      customer.submitter,
      submissionOf(removing(customer.profileIds[11])),
    );
    expect(queued.kind).toBe("queued");
    expect((await make(maker, wish, plan, "wait")).kind).toBe("changed");
    expect(await listDrafts(portal.web, maker)).toEqual([]);
    expect(await listWaiting(portal.web, maker.customerId)).toEqual([]);
  });

  test("nothing is made when not all of it fits", async () => {
    const { customer, maker } = await office();
    for (let at = 0; at < 50; at += 1) {
      const signed = { submitOn: localDate("2026-12-01"), lastOn: localDate("2026-12-04") };
      const made = await prepareChange(portal.web, maker.customerId, maker, {
        lines: [{ action: "add-option", profileId: customer.profileIds[0] ?? "", productCode: "VOICE_UNLIMITED_NL" }],
        preferredDate: null,
        signed: { ...signed, maxBuyOutCents: 0, maxOneTimeCents: 0 },
        idempotencyKey: null,
      });
      expect(made.kind).toBe("prepared");
    }
    const wish = VOICE_TO(6);
    const plan = await planOf(maker, wish);
    expect((await make(maker, wish, plan, "wait")).kind).toBe("not-signable");
    expect(await listDrafts(portal.web, maker)).toEqual([]);
  });

  test("a colleague and another customer see nothing of it", async () => {
    const { maker } = await office();
    const plan = await planOf(maker, VOICE_TO(6));
    madeOf(await make(maker, VOICE_TO(6), plan, "wait"));
    const { maker: stranger } = await office();
    expect(await getMadePlan(portal.web, stranger, KEY)).toEqual({ drafts: [], prepared: [] });
    const colleague = { customerId: maker.customerId, userId: portal.context.newId.uuid() };
    expect(await getMadePlan(portal.web, colleague, KEY)).toEqual({ drafts: [], prepared: [] });
  });

  test("takes as many statements for twelve users as for two hundred", async () => {
    const counts: number[] = [];
    for (const count of [12, 200]) {
      const { maker } = await office({ profiles: Array.from({ length: count }, () => ({})) });
      const wish = VOICE_TO(count - 5);
      const plan = await planOf(maker, wish);
      counts.push((await dataStatements(portal.web, () => make(maker, wish, plan, "wait"))).length);
    }
    expect(counts[1]).toBeLessThanOrEqual((counts[0] ?? 0) + 4);
  });
});

describe("R2.8 what is actually received costs what the plan showed", () => {
  test.each(["now", "wait", "cheapest"] as const)("%s, carried out with a moving clock", async (strategy) => {
    const { customer, maker } = await office();
    const wish = VOICE_TO(6);
    const plan = await planOf(maker, wish);
    const { steps } = plan.strategies[strategy];
    if (strategy === "cheapest") expect(steps[0]?.paid).toBeGreaterThan(0);
    madeOf(await make(maker, wish, plan, strategy));
    for (const step of steps) {
      const on = (day: string): ServerContext => ({
        ...portal.context,
        clock: fixedClock(new Date(`${day}T09:00:00+01:00`)),
      });
      const web = { ...portal.web, clock: on(step.receivedOn).clock };
      const waiting = (await listWaiting(web, customer.customerId)).find(({ nextOn }) => nextOn === step.receivedOn);
      let requestId: string;
      if (waiting) {
        const result = await submitPrepared(on(step.receivedOn), {
          customerId: customer.customerId,
          preparedId: waiting.id,
        });
        if (result.kind !== "received") throw new Error(JSON.stringify(result));
        requestId = result.requestId;
      } else {
        const result = await submitChange(web, customer.customerId, customer.submitter, {
          ...submissionOf(step.lines),
          preferredDate: step.preferredDate,
          acceptBuyOutCents: step.buyOutCents,
        });
        if (result.kind !== "queued") throw new Error(result.kind);
        requestId = result.request.id;
      }
      const { rows } = await portal.context.database.pool.query<{ cents: string; until: string; count: string }>(
        `SELECT sum(buy_out_cents)::text AS cents, max(billed_until)::text AS until, count(*)::text AS count
           FROM change_lines WHERE request_id = $1`,
        [requestId],
      );
      expect(rows).toEqual([
        { cents: String(step.buyOutCents), until: step.billedUntil, count: String(step.leavers.length) },
      ]);
      const due = { customerId: customer.customerId, requestId, date: step.lastDay };
      expect(await executeDueLines(on(addDays(step.lastDay, 1)), due)).toMatchObject({ kind: "done", rejected: 0 });
    }
    const { rows } = await portal.context.database.pool.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM profiles WHERE customer_id = $1 AND active_until IS NULL`,
      [customer.customerId],
    );
    expect(rows).toEqual([{ left: 6 }]);
  });
});
