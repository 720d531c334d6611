import type { LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "../change-line";
import { evaluationInputOf, type ChangeSnapshot } from "../desk/change-snapshot";
import { nextFreeNumber } from "../rules/number-plan";
import { requestInSituation } from "../rules/request-in-situation";

/** What becomes of a number. */
export type NumberWish =
  | { readonly kind: "assign"; readonly profileId: string; readonly e164: string }
  | { readonly kind: "release"; readonly profileId: string }
  | { readonly kind: "swap"; readonly one: Numbered; readonly other: Numbered };

type Numbered = { readonly profileId: string; readonly e164: string };

/** Returns the lines of a change request that do it on a day; null: as soon as possible. Two who swap do so on one day (R5.8). */
export function numberLines(wish: NumberWish, preferredDate: LocalDate | null): ChangeLine[] {
  const gives = (profileId: string, e164: string): ChangeLine => ({
    action: "hand-over",
    profileId,
    e164,
    preferredDate,
  });
  switch (wish.kind) {
    case "assign":
      return [gives(wish.profileId, wish.e164)];
    case "release":
      return [{ action: "hand-over", profileId: wish.profileId, release: true, preferredDate }];
    case "swap":
      return [gives(wish.one.profileId, wish.other.e164), gives(wish.other.profileId, wish.one.e164)];
    default:
      return wish satisfies never;
  }
}

/** Returns the lowest free numbers from a day on, at most so many, in the order in which new users get them (R5.8). */
export function freeNumbers(snapshot: ChangeSnapshot, on: LocalDate, most: number): string[] {
  const plan = requestInSituation(evaluationInputOf(snapshot, { lines: [], preferredDate: null })).numberPlan();
  const given = new Set<string>();
  while (plan !== null && given.size < most) {
    const next = nextFreeNumber(plan, on, given);
    if (next === null) break;
    given.add(next);
  }
  return [...given];
}
