import { addMonths, firstOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import { evaluationInputOf, type ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { assess } from "~/modules/changes/domain/evaluation/assess";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import type { TiedProfile } from "~/modules/inventory/domain/person";
import {
  callAdvices,
  MONTHS_LOOKED_AT,
  withOnce,
  type CallAdvice,
  type CallingLine,
} from "~/modules/usage/domain/call-advice";
import type { RateSheet } from "~/modules/usage/domain/rating/rate-sheet";
import { callOptionsOn, optionCalls } from "~/modules/usage/domain/tariffs/option-calls";
import { readOptionCalls } from "~/modules/usage/server/person-usage.server";
import type { Transaction } from "~/platform/database/database.server";
import type { PersonAdvice } from "../domain/person-view";

type Served = {
  readonly snapshot: ChangeSnapshot;
  readonly inventory: Inventory;
  readonly profiles: readonly Pick<TiedProfile, "profileId" | "personSince">[];
  readonly asOf: LocalDate;
};

/** Returns what options for unlimited calls would have spared these profiles (R6.3, R6.5), where the evaluator lets it be asked now, that which
 *  spares most first, in one statement. */
export async function readAdvices(
  tx: Transaction,
  customerId: string,
  { snapshot, inventory, profiles, asOf }: Served,
  rates: readonly RateSheet[],
): Promise<PersonAdvice[]> {
  const until = firstOfMonth(asOf);
  const from = addMonths(until, -MONTHS_LOOKED_AT);
  const lines = profiles.map(({ profileId, personSince }) => ({ profileId, since: personSince }));
  const { calls, known } = await readOptionCalls(tx, customerId, lines, optionCalls(rates, from, until), {
    from,
    until,
  });
  const calling = callingLines({ snapshot, inventory, profiles, asOf }, callOptionsOn(rates, asOf));
  return callAdvices(calling, calls, known, asOf)
    .flatMap((advice) => asked(advice, snapshot) ?? [])
    .toSorted((a, b) => b.savedCents - a.savedCents);
}

/** Each line of fixed voice with each option that has a price. */
function callingLines({ snapshot, inventory, profiles, asOf }: Served, options: readonly string[]): CallingLine[] {
  const tied = new Map(profiles.map(({ profileId, personSince }) => [profileId, personSince]));
  const running = new Map(
    inventory.subscriptions
      .filter(({ kind, activeUntil }) => kind === "option" && activeUntil === null)
      .map((it) => [`${it.profileId ?? ""} ${it.productCode}`, it.activeFrom]),
  );
  const priced = options.flatMap((productCode) => {
    const product = productInUseOn(snapshot.priceBook, productCode, snapshot.receivedOn);
    return product === null ? [] : [{ productCode, priceCents: product.monthlyCents }];
  });
  return inventory.profiles.flatMap((profile) => {
    const { id, category, activeFrom } = profile;
    if (category !== "voice" || activeFrom === null || !tied.has(id) || !isInService(profile, asOf)) return [];
    const since = latest(activeFrom, tied.get(id) ?? activeFrom);
    return priced.map(({ productCode, priceCents }) => ({
      profileId: id,
      productCode,
      priceCents,
      since,
      optionSince: running.get(`${id} ${productCode}`) ?? null,
    }));
  });
}

/** Returns the advice with what it costs once and its first day; null where it cannot be asked, or spares nothing any more. */
function asked(advice: CallAdvice, snapshot: ChangeSnapshot): PersonAdvice | null {
  const lines = [adviceLine(advice)];
  const { verdict, totals, completionDate } = assess(evaluationInputOf(snapshot, { lines, preferredDate: null }));
  const whole = withOnce(advice, advice.kind === "add" ? totals.oneTimeCents : 0);
  return verdict === "refused" || whole === null || completionDate === null ? null : { ...whole, on: completionDate };
}

/** Returns the line of a change request that follows an advice. */
export function adviceLine(advice: Pick<PersonAdvice, "kind" | "profileId" | "productCode">): ChangeLine {
  const { kind, profileId, productCode } = advice;
  return { action: kind === "add" ? "add-option" : "remove-option", profileId, productCode };
}
