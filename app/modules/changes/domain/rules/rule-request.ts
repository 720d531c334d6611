import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { Finding } from "./finding";
import type { ResolvedLine } from "./resolved-line";
import { queuedAdditions } from "./queued-work";
import { inUse, orderable, type Situation } from "./situation";

/** A line, and whether it is possible on some date: a line whose only problem is its date still counts for what it
 *  requests. */
export type JudgedLine = { readonly view: ResolvedLine; readonly possible: boolean };

/** A request has at least one line. */
export function requestIsNotEmpty(lines: readonly JudgedLine[]): Finding[] {
  return lines.length === 0 ? [{ code: "EMPTY_REQUEST" }] : [];
}

/** In each category from which the request removes profiles, the minimum remains: those in service on the date of
 *  receipt, minus queued and proposed removals, plus queued and proposed additions (R2.5). */
export function minimumRemains(lines: readonly JudgedLine[], situation: Situation): Finding[] {
  const leaving = lines.filter(({ view, possible }) => possible && view.line.action === "remove-profile");
  const { rulePack, serviceDeskPhone: phone } = situation.input;
  const minimum = rulePack.downscale.minimumProfiles;
  return CATEGORIES.filter((category) => leaving.some(({ view }) => view.profile?.category === category))
    .filter((category) => remaining(category, lines, leaving, situation) < minimum)
    .map((category) => ({ code: "MIN_PROFILES", category, minimum, phone }));
}

function remaining(
  category: Category,
  lines: readonly JudgedLine[],
  leaving: readonly JudgedLine[],
  situation: Situation,
): number {
  const { input, queued } = situation;
  const leavingNow = new Set(leaving.map(({ view }) => view.profile?.id));
  let count = queuedAdditions(queued, category, (code) => inUse(situation, code)?.category ?? null);
  for (const profile of input.profiles) {
    if (profile.category !== category || !isInService(profile, input.proposal.receivedOn)) continue;
    if (!queued.removals.has(profile.id) && !leavingNow.has(profile.id)) count += 1;
  }
  for (const { view, possible } of lines) {
    if (!possible || view.line.action !== "add-profile") continue;
    if (orderable(situation, view.line.productCode)?.category === category) count += view.line.quantity;
  }
  return count;
}
