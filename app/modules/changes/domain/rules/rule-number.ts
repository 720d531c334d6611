import type { Finding, NumberMisfit } from "./finding";
import { holdingInTheWay, isOwnNumber, usersOfNumbers, type Holding, type NumberPlan } from "./number-plan";
import type { RequestInSituation } from "./request-in-situation";
import type { ResolvedLine } from "./resolved-line";
import { orderable } from "./situation";

/** A requested area code for new numbers is a geographic one (R5.11). */
export function areaCodeIsKnown({ line }: ResolvedLine, { input }: RequestInSituation): Finding[] {
  if (line.action !== "add-number" || line.areaCode === null) return [];
  const known = input.rulePack.areaCodes.geographic.includes(line.areaCode);
  return known ? [] : [{ code: "UNKNOWN_AREA_CODE", areaCode: line.areaCode }];
}

/** Nobody has one of the removed numbers any more (R5.8): whoever has one is removed, or gets another number, on a day not
 *  after it, by this request or a queued one. */
export function removedNumbersAreFree({ line, date }: ResolvedLine, situation: RequestInSituation): Finding[] {
  if (line.action !== "remove-number") return [];
  const plan = situation.numberPlan();
  const number = situation.input.numbers?.find(({ id }) => id === line.numberId);
  const users = plan === null || !number ? [] : usersOfNumbers(plan, number.numbers, date);
  return users.length === 0 ? [] : [{ code: "NUMBER_IN_USE", users }];
}

/** A number that a line names is one of the customer's, and nobody has it then (R5.8). */
export function namedNumberIsFree(view: ResolvedLine, situation: RequestInSituation): Finding[] {
  const e164 = namedNumber(view);
  const plan = situation.numberPlan();
  if (e164 === null || plan === null) return [];
  const because = misfitOf(e164, plan, view, situation);
  return because === null ? [] : [{ code: "NUMBER_NOT_FREE", e164, because }];
}

/** What is taken away is a number of fixed voice: that of a mobile is its SIM's (R5.8). */
export function releasedNumberIsFixed({ line, profile }: ResolvedLine): Finding[] {
  if (line.action !== "hand-over" || line.release !== true || !profile || profile.category === "voice") return [];
  return [{ code: "NUMBER_NOT_FREE", e164: profile.e164 ?? "", because: { kind: "unknown" } }];
}

/** Returns the number that a line gives to somebody who does not have it, or null. */
function namedNumber({ line, profile }: ResolvedLine): string | null {
  if (line.action === "add-profile") return line.e164 ?? null;
  if (line.action !== "hand-over" || !profile || line.e164 === profile.e164) return null;
  return line.e164 ?? null;
}

function misfitOf(
  e164: string,
  plan: NumberPlan,
  view: ResolvedLine,
  situation: RequestInSituation,
): NumberMisfit | null {
  if (!hasFixedNumber(view, situation) || !isOwnNumber(plan, e164, view.date)) return { kind: "unknown" };
  // Of two lines that give the same number, the later one has the finding.
  const isOwn = ({ line, profileId }: Holding): boolean =>
    (line !== null && line >= view.index) || (profileId !== null && profileId === view.profile?.id);
  const holding = holdingInTheWay(plan, e164, view.date, isOwn);
  if (holding === null) return null;
  return holding.from === null ? { kind: "held", who: holding.who, until: holding.until } : { kind: "promised" };
}

/** Numbers are those of fixed voice. */
function hasFixedNumber({ line, profile }: ResolvedLine, situation: RequestInSituation): boolean {
  const category = line.action === "add-profile" ? orderable(situation, line.productCode)?.category : profile?.category;
  return category === "voice";
}
