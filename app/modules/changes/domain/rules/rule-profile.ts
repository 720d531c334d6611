import { isInService } from "~/modules/inventory/domain/in-service";
import { profileIdOf } from "../change-line";
import type { Finding } from "./finding";
import type { RequestInSituation } from "./request-in-situation";
import type { ResolvedLine } from "./resolved-line";
import { queuedOptionsOf } from "./queued-work";
import { isOption, named, optionKey, type Situation } from "./situation";

/** The profile that a line is about exists and is in service on the date of receipt. */
export function profileIsThere({ line, profile }: ResolvedLine, { input }: Situation): Finding[] {
  const profileId = profileIdOf(line);
  if (profileId === null) return [];
  if (!profile) return [{ code: "UNKNOWN_PROFILE", profileId }];
  if (isInService(profile, input.proposal.receivedOn)) return [];
  const { name, activeFrom, activeUntil } = profile;
  return [{ code: "PROFILE_NOT_ACTIVE", who: name, activeFrom: activeUntil === null ? activeFrom : null }];
}

/** Nothing else is pending for the same profile or option. Numbers and phones never clash. */
export function nothingElseIsPending(view: ResolvedLine, situation: RequestInSituation): Finding[] {
  const { line, profile } = view;
  const who = profile?.name ?? null;
  switch (line.action) {
    case "remove-profile":
    case "convert-profile": {
      if (!profile) return [];
      if (hasQueuedWork(profile.id, situation))
        return [{ code: "ALREADY_PENDING", who, option: null, within: "queue" }];
      return clashesAsWhole(view, profile.id, situation)
        ? [{ code: "ALREADY_PENDING", who, option: null, within: "request" }]
        : [];
    }
    case "hand-over": {
      if (!profile) return [];
      if (isLeavingOrConverting(profile.id, situation))
        return [{ code: "ALREADY_PENDING", who, option: null, within: "queue" }];
      return comesBefore(situation.proposed.firstWhole.get(profile.id), view.index) || isAfterRemoval(view, situation)
        ? [{ code: "ALREADY_PENDING", who, option: null, within: "request" }]
        : [];
    }
    case "add-option":
    case "remove-option": {
      if ((line.profileId !== null && !profile) || !isOption(line.productCode, situation)) return [];
      const option = named(situation, line.productCode);
      if (queuedOptionsOf(situation.queued, line.profileId).has(line.productCode)) {
        return [{ code: "ALREADY_PENDING", who, option, within: "queue" }];
      }
      if (profile && isLeavingOrConverting(profile.id, situation)) {
        return [{ code: "ALREADY_PENDING", who, option: null, within: "queue" }];
      }
      return clashesAsOption(view, line.profileId, line.productCode, situation)
        ? [{ code: "ALREADY_PENDING", who, option, within: "request" }]
        : [];
    }
    case "add-profile":
    case "add-number":
    case "remove-number":
    case "order-phone":
      return [];
    default:
      return line satisfies never;
  }
}

function isLeavingOrConverting(profileId: string, { queued }: Situation): boolean {
  return queued.removals.has(profileId) || queued.conversions.has(profileId);
}

function hasQueuedWork(profileId: string, situation: Situation): boolean {
  return isLeavingOrConverting(profileId, situation) || queuedOptionsOf(situation.queued, profileId).size > 0;
}

/** Nothing can be handed over after the last day of a profile, whichever of the two lines comes first. */
function isAfterRemoval({ line, date }: ResolvedLine, { lines }: RequestInSituation): boolean {
  return lines.some(
    (other) =>
      other.line.action === "remove-profile" && other.line.profileId === profileIdOf(line) && other.date < date,
  );
}

/** Option lines may accompany a conversion of their profile, but never its removal (R5.4). */
function clashesAsWhole({ line, index }: ResolvedLine, profileId: string, { proposed }: Situation): boolean {
  if (comesBefore(proposed.firstWhole.get(profileId), index)) return true;
  return line.action === "remove-profile" && comesBefore(proposed.firstOption.get(profileId), index);
}

function clashesAsOption(
  { index }: ResolvedLine,
  profileId: string | null,
  productCode: string,
  { proposed }: Situation,
): boolean {
  const key = optionKey(profileId, productCode);
  return (
    comesBefore(proposed.optionsAdded.get(key), index) ||
    comesBefore(proposed.optionsRemoved.get(key), index) ||
    (profileId !== null && comesBefore(proposed.firstRemoval.get(profileId), index))
  );
}

function comesBefore(first: number | undefined, index: number): boolean {
  return first !== undefined && first < index;
}
