import type { Finding } from "./finding";
import type { ResolvedLine } from "./resolved-line";
import { numberHolders } from "./number-holders";
import { isGoneBy } from "./queued-work";
import type { Situation } from "./situation";

/** A requested area code for new numbers is a geographic one (R5.11). */
export function areaCodeIsKnown({ line }: ResolvedLine, { input }: Situation): Finding[] {
  if (line.action !== "add-number" || line.areaCode === null) return [];
  const known = input.rulePack.areaCodes.geographic.includes(line.areaCode);
  return known ? [] : [{ code: "UNKNOWN_AREA_CODE", areaCode: line.areaCode }];
}

/** Nobody has one of the removed numbers any more: the profiles that have one are removed on the same day or earlier,
 *  by this request, whose removals share a date, or by a queued one (R5.8). */
export function removedNumbersAreFree({ line, date }: ResolvedLine, situation: Situation): Finding[] {
  if (line.action !== "remove-number") return [];
  const number = situation.input.numbers?.find(({ id }) => id === line.numberId);
  if (!number) return [];
  const { queued, proposed } = situation;
  const users = numberHolders(number, situation.input.profiles, date).filter(
    ({ profileId }) => !proposed.firstRemoval.has(profileId) && !isGoneBy(queued, profileId, date),
  );
  return users.length === 0 ? [] : [{ code: "NUMBER_IN_USE", users }];
}
