import type { LocalDate } from "~/kernel/local-date";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { queuedOptionsOf } from "./queued-work";
import type { RequestInSituation } from "./request-in-situation";
import { optionKey, type Situation } from "./situation";

/** Returns whether the request removes an option on or before a day. */
export function isRemovedBy(
  code: string,
  profileId: string,
  on: LocalDate,
  { proposed, lines }: RequestInSituation,
): boolean {
  const index = proposed.optionsRemoved.get(optionKey(profileId, code));
  const removedOn = index === undefined ? undefined : lines[index]?.date;
  return removedOn !== undefined && removedOn <= on;
}

/** Returns the options of a profile once everything queued and the whole request have been executed. */
export function optionsAfterwards(profile: ProfileInService, situation: Situation): string[] {
  const { queued, proposed } = situation;
  const options = new Set(profile.options);
  for (const [code, { action }] of queuedOptionsOf(queued, profile.id)) {
    if (action === "add-option") options.add(code);
    else options.delete(code);
  }
  for (const line of situation.input.proposal.lines) {
    if (line.action === "add-option" && line.profileId === profile.id) options.add(line.productCode);
  }
  return [...options].filter((code) => !proposed.optionsRemoved.has(optionKey(profile.id, code)));
}
