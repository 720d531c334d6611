import { exclusivePartners, fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn, type Category } from "~/modules/catalogue/domain/catalogue";
import { isInService, type ProfileInService } from "~/modules/inventory/domain/in-service";
import { profileIdOf, type ChangeLine, type RemoveNumber } from "../change-line";
import type { EarlierRequest, Snapshot } from "../evaluation/evaluation-input";
import type { Finding, NamedProduct, NumberMisfit } from "../rules/finding";
import { holdingInTheWay, isOwnNumber, usersOfNumbers } from "../rules/number-plan";
import { numberPlanAt } from "../rules/request-in-situation";
import { queuedAdditions, queuedOptionsOf, queuedWork } from "../rules/queued-work";
import { userAfterwards } from "./user-afterwards";

/** Returns why a queued line can no longer be executed on a day, empty when it can. Only what may have changed in the
 *  meantime is judged again: the profile is in service, the option still fits, one profile remains, nobody has the
 *  number. Dates, fees and the use of the allowance stand as accepted. The line itself is among the queued lines of the
 *  snapshot; other queued lines that it depends on count as executed. */
export function judgeExecution(line: ChangeLine, snapshot: Snapshot, on: LocalDate): Finding[] {
  const profileId = profileIdOf(line);
  if (profileId !== null) {
    const profile = snapshot.profiles.find(({ id }) => id === profileId);
    if (!profile) return [{ code: "UNKNOWN_PROFILE", profileId }];
    if (!isInService(profile, on)) {
      const activeFrom = profile.activeUntil === null ? profile.activeFrom : null;
      return [{ code: "PROFILE_NOT_ACTIVE", who: profile.name, activeFrom }];
    }
    return judgeOfProfile(line, profile, snapshot, on);
  }
  return judgeOfGroup(line, snapshot, on);
}

function judgeOfProfile(line: ChangeLine, profile: ProfileInService, snapshot: Snapshot, on: LocalDate): Finding[] {
  switch (line.action) {
    case "remove-profile":
      return othersRemain(profile, snapshot, on);
    case "convert-profile":
      return conversionStillFits(line.toProductCode, profile, snapshot, on);
    case "add-option":
      return optionStillFits(line.productCode, profile, snapshot, on);
    case "remove-option":
      return profile.options.includes(line.productCode) ? [] : [missing(line.productCode, snapshot, on)];
    case "hand-over":
      return numberFindings(line, snapshot, on);
    case "order-phone":
    case "add-profile":
    case "add-number":
    case "remove-number":
      return [];
    default:
      return line satisfies never;
  }
}

/** Returns what is wrong with the numbers of a line on its day, with everything else that is queued (R5.8): the number that it gives is
 *  not free, or one that it removes is in use. */
export function numberFindings(line: ChangeLine, snapshot: Snapshot, on: LocalDate): Finding[] {
  if (line.action === "remove-number") return numberStillGoes(line, snapshot, on);
  if (line.action === "add-profile") return line.e164 == null ? [] : numberIsStillFree(line, line.e164, snapshot, on);
  if (line.action !== "hand-over" || line.e164 == null) return [];
  const profile = snapshot.profiles.find(({ id }) => id === line.profileId);
  return line.e164 === profile?.e164 ? [] : numberIsStillFree(line, line.e164, snapshot, on);
}

/** The number is still the customer's, and nobody has it but who gives it up on the same day (R5.8). */
function numberIsStillFree(line: ChangeLine, e164: string, snapshot: Snapshot, on: LocalDate): Finding[] {
  const plan = numberPlanAt(snapshot, line, on);
  if (plan === null) return [];
  const notFree = (because: NumberMisfit): Finding[] => [{ code: "NUMBER_NOT_FREE", e164, because }];
  if (!isOwnNumber(plan, e164, on)) return notFree({ kind: "unknown" });
  const own = profileIdOf(line);
  const holding = holdingInTheWay(plan, e164, on, ({ profileId }) => own !== null && profileId === own);
  if (holding === null) return [];
  return notFree({ kind: "held", who: holding.who, until: holding.until });
}

function judgeOfGroup(line: ChangeLine, snapshot: Snapshot, on: LocalDate): Finding[] {
  switch (line.action) {
    case "add-option": {
      const option = named(line.productCode, snapshot, on);
      return snapshot.groupOptions.includes(line.productCode)
        ? [{ code: "OPTION_CONFLICT", option, with: option }]
        : [];
    }
    case "remove-option":
      return snapshot.groupOptions.includes(line.productCode) ? [] : [missing(line.productCode, snapshot, on)];
    case "remove-number":
    case "add-profile":
      return numberFindings(line, snapshot, on);
    case "hand-over":
    case "remove-profile":
    case "convert-profile":
    case "add-number":
    case "order-phone":
      return [];
    default:
      return line satisfies never;
  }
}

/** Queued removals have not happened yet; queued additions count as if they had (R2.5). */
function othersRemain(profile: ProfileInService, snapshot: Snapshot, on: LocalDate): Finding[] {
  const { category } = profile;
  const { minimumProfiles: minimum } = snapshot.rulePack.downscale;
  const others = snapshot.profiles.filter(
    (other) => other.id !== profile.id && other.category === category && isInService(other, on),
  );
  const categoryOf = (code: string): Category | null => productInUseOn(snapshot.priceBook, code, on)?.category ?? null;
  const coming = queuedAdditions(queuedWork(snapshot.earlierRequests), category, categoryOf);
  if (others.length + coming >= minimum) return [];
  return [{ code: "MIN_PROFILES", category, minimum, phone: snapshot.serviceDeskPhone }];
}

/** The number is in service, and every profile that has one of its numbers is removed on or before that day (R5.8). */
function numberStillGoes(line: RemoveNumber, snapshot: Snapshot, on: LocalDate): Finding[] {
  const { numbers } = snapshot;
  const { numberId } = line;
  if (numbers === null) return [];
  const number = numbers.find(({ id }) => id === numberId);
  if (!number) return [{ code: "UNKNOWN_PRODUCT", unknown: { kind: "number", numberId } }];
  const plan = numberPlanAt(snapshot, line, on);
  const users = plan === null ? [] : usersOfNumbers(plan, number.numbers, on);
  return users.length === 0 ? [] : [{ code: "NUMBER_IN_USE", users }];
}

function conversionStillFits(to: string, profile: ProfileInService, snapshot: Snapshot, on: LocalDate): Finding[] {
  const product = named(to, snapshot, on);
  if (profile.productCode === to) return [{ code: "SAME_PRODUCT", product }];
  const { options } = userAfterwards(profile, snapshot.earlierRequests);
  const orphans = profile.options.filter((code) => options.includes(code) && !fits(code, to, snapshot, on));
  if (orphans.length === 0) return [];
  return [{ code: "ORPHAN_OPTION", options: orphans.map((code) => named(code, snapshot, on)), product }];
}

function optionStillFits(code: string, profile: ProfileInService, snapshot: Snapshot, on: LocalDate): Finding[] {
  const option = named(code, snapshot, on);
  const { productCode } = userAfterwards(profile, snapshot.earlierRequests);
  if (!fits(code, productCode, snapshot, on)) {
    const because = { kind: "other-profile", product: named(productCode, snapshot, on) } as const;
    return [{ code: "OPTION_NOT_ALLOWED", option, because }];
  }
  if (profile.options.includes(code)) return [{ code: "OPTION_CONFLICT", option, with: option }];
  const partner = exclusivePartners(code, snapshot.rulePack.fit).find(
    (other) => profile.options.includes(other) && !isLeaving(other, profile.id, snapshot.earlierRequests, on),
  );
  return partner === undefined ? [] : [{ code: "OPTION_CONFLICT", option, with: named(partner, snapshot, on) }];
}

/** Returns whether an option's removal is due on or before a day, or due on an unknown day. */
function isLeaving(code: string, profileId: string, requests: readonly EarlierRequest[], on: LocalDate): boolean {
  const queued = queuedOptionsOf(queuedWork(requests), profileId).get(code);
  return queued?.action === "remove-option" && (queued.date === null || queued.date <= on);
}

function fits(code: string, profileCode: string, { priceBook, rulePack }: Snapshot, on: LocalDate): boolean {
  const option = productInUseOn(priceBook, code, on);
  return option === null || fitsProfile(option, profileCode, rulePack.fit);
}

function missing(code: string, snapshot: Snapshot, on: LocalDate): Finding {
  return { code: "OPTION_MISSING", option: named(code, snapshot, on) };
}

function named(code: string, { priceBook }: Snapshot, on: LocalDate): NamedProduct {
  return { code, name: productInUseOn(priceBook, code, on)?.name ?? code };
}
