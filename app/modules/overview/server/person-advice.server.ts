import { latest, type LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import { evaluationInputOf, type ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { assess, type Assessment } from "~/modules/changes/domain/evaluation/assess";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import type { TiedProfile } from "~/modules/inventory/domain/person";
import { callAdvice, type CallingLine, type CallsOfMonth } from "~/modules/usage/domain/call-advice";
import type { PersonAdvice } from "../domain/person-view";

type Served = {
  readonly snapshot: ChangeSnapshot;
  readonly inventory: Inventory;
  readonly profiles: readonly TiedProfile[];
  readonly asOf: LocalDate;
};
type Used = { readonly calls: readonly CallsOfMonth[]; readonly known: readonly LocalDate[] };

/** Returns what an option for unlimited national calls would have spared a person, where the evaluator lets it be asked now (R6.3). */
export function personAdvice(
  { snapshot, inventory, profiles, asOf }: Served,
  productCode: string,
  { calls, known }: Used,
): PersonAdvice | null {
  const asked = (line: CallingLine): Assessment => {
    const lines = [adviceLine({ kind: line.optionSince === null ? "add" : "drop", productCode, ...line })];
    return assess(evaluationInputOf(snapshot, { lines, preferredDate: null }));
  };
  const tied = new Map(profiles.map(({ profileId, personSince }) => [profileId, personSince]));
  const lines = inventory.profiles.flatMap((profile): CallingLine[] => {
    const { id, category, activeFrom } = profile;
    if (category !== "voice" || activeFrom === null || !tied.has(id) || !isInService(profile, asOf)) return [];
    const option = inventory.subscriptions.find(
      (it) => it.kind === "option" && it.profileId === id && it.productCode === productCode && it.activeUntil === null,
    );
    const since = latest(activeFrom, tied.get(id) ?? activeFrom);
    const line = { profileId: id, since, optionSince: option?.activeFrom ?? null };
    return asked(line).verdict === "refused" ? [] : [line];
  });
  const priceCents = productInUseOn(snapshot.priceBook, productCode, snapshot.receivedOn)?.monthlyCents;
  if (priceCents === undefined) return null;
  const without = lines.find(({ optionSince }) => optionSince === null);
  const onceCents = without === undefined ? 0 : asked(without).totals.oneTimeCents;
  const advice = callAdvice(lines, calls, known, { priceCents, onceCents, today: asOf });
  const line = lines.find(({ profileId }) => profileId === advice?.profileId);
  const on = line === undefined ? null : asked(line).completionDate;
  return advice === null || on === null ? null : { ...advice, productCode, priceCents, on };
}

/** Returns the line of a change request that follows an advice. */
export function adviceLine(advice: Pick<PersonAdvice, "kind" | "profileId" | "productCode">): ChangeLine {
  const { kind, profileId, productCode } = advice;
  return { action: kind === "add" ? "add-option" : "remove-option", profileId, productCode };
}
