import { exclusivePartners } from "~/modules/catalogue/domain/option-fit";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { FitPolicy } from "~/modules/catalogue/domain/rule-pack";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { Finding } from "./finding";
import { isRemovedBy } from "./options-afterwards";
import type { RequestInSituation } from "./request-in-situation";
import type { ResolvedLine } from "./resolved-line";
import { orderedOptions } from "./rule-option";
import { queuedOptionsOf } from "./queued-work";
import { named, optionKey } from "./situation";

/** A user and the group have each option at most once, and a user has at most one option of each exclusive group (R5.3,
 *  R5.5). */
export function orderedOptionIsAlone(view: ResolvedLine, situation: RequestInSituation): Finding[] {
  const { line, profile } = view;
  if (line.action === "add-profile")
    return conflictsAmong(orderedOptions(view, situation), situation.input.rulePack.fit);
  if (line.action !== "add-option") return [];
  return orderedOptions(view, situation).flatMap((option) => {
    const other =
      line.profileId === null
        ? groupConflict(option, situation)
        : profile && userConflict(option, profile, view, situation);
    return other === null ? [] : [{ code: "OPTION_CONFLICT" as const, option, with: named(situation, other) }];
  });
}

function conflictsAmong(options: readonly Product[], fit: FitPolicy): Finding[] {
  return options.flatMap((option, at) => {
    const before = options.slice(0, at);
    const partners = exclusivePartners(option.code, fit);
    const other = before.find(({ code }) => code === option.code || partners.includes(code));
    return other ? [{ code: "OPTION_CONFLICT" as const, option, with: other }] : [];
  });
}

function groupConflict(option: Product, { input, proposed, queued }: RequestInSituation): string | null {
  const present = input.groupOptions.includes(option.code) && !queuedOptionsOf(queued, null).has(option.code);
  return present && !proposed.optionsRemoved.has(optionKey(null, option.code)) ? option.code : null;
}

function userConflict(
  option: Product,
  profile: ProfileInService,
  view: ResolvedLine,
  situation: RequestInSituation,
): string | null {
  const { proposed, input } = situation;
  const removedHere = (code: string): boolean => proposed.optionsRemoved.has(optionKey(profile.id, code));
  const queued = queuedOptionsOf(situation.queued, profile.id);
  const present = profile.options.includes(option.code) && !queued.has(option.code);
  if (present && !removedHere(option.code)) return option.code;
  const stays = (code: string): boolean => {
    const pending = queued.get(code);
    const addedBefore = (proposed.optionsAdded.get(optionKey(profile.id, code)) ?? view.index) < view.index;
    if (pending?.action === "add-option" || addedBefore) return true;
    // A partner that goes makes room from the day on which it ends (R5.4).
    if (!profile.options.includes(code) || isRemovedBy(code, profile.id, view.date, situation)) return false;
    // A queued removal makes room only when it is done before the new option starts.
    return pending === undefined || (pending.date !== null && pending.date > view.date);
  };
  return exclusivePartners(option.code, input.rulePack.fit).find(stays) ?? null;
}
