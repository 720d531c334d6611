import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { Finding } from "./finding";
import type { ResolvedLine } from "./resolved-line";
import { queuedAdditions } from "./queued-work";
import { inUse, orderable, type Situation } from "./situation";

/** A line with whether it could be done on some date: a date that cannot be met takes nothing away from what it asks. */
export type JudgedLine = { readonly view: ResolvedLine; readonly possible: boolean };

/** A request has lines. */
export function requestIsNotEmpty(lines: readonly JudgedLine[]): Finding[] {
  return lines.length === 0 ? [{ code: "EMPTY_REQUEST" }] : [];
}

/** In each category that the request removes from, the minimum remains: in service at receipt, without pending and proposed
 *  removals, with pending and proposed additions (R2.5). */
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
