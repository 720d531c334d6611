import { createHash } from "node:crypto";

import { DEFAULT_LANGUAGE } from "~/kernel/language";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import { readerIn } from "~/platform/texts/texts.server";
import { EMPTY_DRAFT, withLines } from "../../domain/desk/change-draft";
import type { Submitter } from "../../domain/evaluation/submission";
import type { PreparedRequest } from "../../domain/prepared/prepared-request";
import { tooManyWaiting, type SigningProblem } from "../../domain/prepared/signing";
import { makingsOf, planToken, type Making } from "../../domain/shrink/making";
import { planShrink } from "../../domain/shrink/plan-shrink";
import type { ShrinkOutcome, ShrinkSituation, ShrinkWish, StrategyKind } from "../../domain/shrink/shrink-plan";
import { shrinkDraftName } from "../../words/shrink-words";
import {
  lockAndCountNamedDrafts,
  insertNamedDraft,
  readOwnDrafts,
  type DraftUser,
} from "../change-draft-repository.server";
import { MOST_DRAFTS } from "../change-drafts.server";
import { storePrepared } from "../prepared/prepare-change.server";
import { countWaiting, findPreparedByKey, readPrepared } from "../prepared/prepared-repository.server";
import { loadShrinkSituation } from "./get-shrink-plan.server";

/** A strategy as it was shown, which is to be made. */
export type ShrinkOrder = {
  readonly wish: ShrinkWish;
  readonly strategy: StrategyKind;
  /** The token of what was shown. */
  readonly token: string;
  /** Orders of a user with the same key are one, however often they arrive. */
  readonly key: string;
};

/** What a plan became. */
export type MadePlan = {
  /** Each to be looked at and submitted, or prepared once its day is near enough. */
  readonly drafts: readonly { readonly id: string; readonly name: string }[];
  readonly prepared: readonly PreparedRequest[];
};

export type MakeShrinkResult =
  | { readonly kind: "made"; readonly made: MadePlan }
  /** It is not what was shown any more, or not possible: nothing was made. */
  | { readonly kind: "changed"; readonly outcome: ShrinkOutcome; readonly rulePack: RulePack }
  | { readonly kind: "too-many-drafts"; readonly most: number }
  | { readonly kind: "not-signable"; readonly problems: readonly SigningProblem[] }
  /** The key was used for something else. */
  | { readonly kind: "idempotency-conflict" };

type Maker = Submitter & DraftUser;

/** Makes a plan: a draft with a name for what goes now, prepared requests for the later steps, and drafts for those whose
 *  day is too far to be signed for. All of it in one transaction under the lock of the contract, and once per key. Nothing
 *  is submitted or reserved by it. */
export async function makeShrinkPlan(
  context: ServerContext,
  maker: Maker,
  order: ShrinkOrder,
): Promise<MakeShrinkResult> {
  const { customerId } = maker;
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      const known = await findPreparedByKey(tx, customerId, preparedKey(maker, order.key, 0));
      if (known !== null && known.bodyDigest !== orderDigest(order)) return { kind: "idempotency-conflict" };
      const before = await readMade(tx, maker, order.key);
      if (before.drafts.length + before.prepared.length > 0) return { kind: "made", made: before };
      const situation = await loadShrinkSituation(context, tx, catalogue, customerId);
      const outcome = planShrink(situation, order.wish);
      if (outcome.kind !== "planned" || planToken(outcome.plan, order.strategy) !== order.token) {
        return { kind: "changed", outcome, rulePack: situation.snapshot.rulePack };
      }
      const makings = makingsOf(outcome.plan, order.strategy, situation.snapshot.rulePack);
      return (
        (await obstacleTo(tx, maker, makings, situation)) ?? {
          kind: "made",
          made: await makeAll(context, tx, catalogue, maker, order, makings, situation),
        }
      );
    }),
  );
}

/** Returns what a user's order with this key became. Empty when there is none, or nothing of it is left. */
export function getMadePlan(
  { database }: Pick<ServerContext, "database">,
  maker: DraftUser,
  key: string,
): Promise<MadePlan> {
  return database.withCustomer(maker.customerId, (tx) => readMade(tx, maker, key));
}

async function readMade(tx: Transaction, maker: DraftUser, key: string): Promise<MadePlan> {
  const ids = Array.from({ length: MOST_STEPS }, (_, at) => draftId(maker, key, at));
  const drafts = await readOwnDrafts(tx, own(maker), ids);
  const prepared = await readPrepared(tx, maker.customerId, { keyPrefix: keyPrefix(maker, key) });
  return {
    drafts: drafts
      .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      .map(({ id, name }) => ({ id, name: name ?? "" })),
    prepared: prepared.toSorted((a, b) => a.signed.submitOn.localeCompare(b.signed.submitOn)),
  };
}

/** More steps than any plan has: there are a few moments, and each holds at most all users in whole requests. */
const MOST_STEPS = 64;

async function obstacleTo(
  tx: Transaction,
  maker: Maker,
  makings: readonly Making[],
  { snapshot: { rulePack } }: ShrinkSituation,
): Promise<MakeShrinkResult | null> {
  const prepared = makings.filter(({ kind }) => kind === "prepared").length;
  const drafts = makings.length - prepared;
  if (drafts > 0 && (await lockAndCountNamedDrafts(tx, own(maker))) + drafts > MOST_DRAFTS) {
    return { kind: "too-many-drafts", most: MOST_DRAFTS };
  }
  const waiting = prepared === 0 ? 0 : (await countWaiting(tx, maker.customerId)) + prepared - 1;
  const tooMany = prepared === 0 ? null : tooManyWaiting(waiting, rulePack.preparedRequest);
  return tooMany === null ? null : { kind: "not-signable", problems: [tooMany] };
}

async function makeAll(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  maker: Maker,
  order: ShrinkOrder,
  makings: readonly Making[],
  { snapshot }: ShrinkSituation,
): Promise<MadePlan> {
  const at = context.clock.now();
  const reader = readerIn(maker.language ?? DEFAULT_LANGUAGE);
  let prepared = 0;
  for (const [place, making] of makings.entries()) {
    const { lines, preferredDate } = making.step;
    const name = shrinkDraftName(order.wish.category, making, reader);
    if (making.kind === "prepared") {
      await storePrepared(context, tx, catalogue, maker.customerId, maker, {
        ...{ name, lines, preferredDate, signed: making.signed },
        idempotencyKey: preparedKey(maker, order.key, prepared),
        bodyDigest: orderDigest(order),
      });
      prepared += 1;
      continue;
    }
    const draft = withLines(EMPTY_DRAFT, lines, snapshot);
    await insertNamedDraft(tx, own(maker), {
      id: draftId(maker, order.key, place),
      name,
      // A day of a far year is not asked for yet.
      draft: making.kind === "draft" ? { ...draft, preferredDate } : draft,
      at,
    });
  }
  return readMade(tx, maker, order.key);
}

function own({ customerId, userId }: DraftUser): DraftUser {
  return { customerId, userId };
}

function keyPrefix(maker: DraftUser, key: string): string {
  return `shrink:${sha256([maker.userId, key]).slice(0, 40)}:`;
}

function preparedKey(maker: DraftUser, key: string, at: number): string {
  return `${keyPrefix(maker, key)}${String(at)}`;
}

/** The same id for the same order, so that it is made once. */
function draftId({ customerId, userId }: DraftUser, key: string, at: number): string {
  const hex = sha256([customerId, userId, key, at]);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

function orderDigest({ wish, strategy, token }: ShrinkOrder): string {
  return sha256([wish.category, wish.who, strategy, token]);
}

function sha256(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
