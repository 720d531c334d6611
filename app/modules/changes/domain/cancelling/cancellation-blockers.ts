import type { LocalDate } from "~/kernel/local-date";
import { CATEGORIES, productInUseOn, type Category } from "~/modules/catalogue/domain/catalogue";
import { isInService } from "~/modules/inventory/domain/in-service";
import { profileIdOf } from "../change-line";
import type { EarlierLine, EarlierRequest, Snapshot } from "../evaluation/evaluation-input";
import type { Finding } from "../rules/finding";
import { queuedAdditions, queuedWork, type QueuedWork } from "../rules/queued-work";
import { numberFindings } from "../execution/judge-execution";
import { userFindings } from "../execution/user-afterwards";

/** Why lines cannot be cancelled: a finding, and the indexes of the lines whose cancellation causes it. */
export type CancellationBlocker = { readonly finding: Finding; readonly lines: readonly number[] };

/** Returns what would become invalid among the remaining queued lines if lines of a request were cancelled on a day
 *  (R3.5): too few profiles in a category (R2.5), a user whose options no longer fit the profile or each other
 *  (R5.2–R5.4), or a number that somebody keeps after all and another line gives away (R5.8). Problems that exist anyway do not block. Empty when the lines can be cancelled. */
export function cancellationBlockers(
  snapshot: Snapshot,
  requestId: string,
  indexes: readonly number[],
  on: LocalDate,
): CancellationBlocker[] {
  const staying = snapshot.earlierRequests.map((request) =>
    request.id === requestId ? withoutLines(request, new Set(indexes)) : request,
  );
  const request = snapshot.earlierRequests.find(({ id }) => id === requestId);
  const cancelled = indexes.flatMap((index) => {
    const earlier = request?.lines[index];
    return earlier?.status === "queued" ? [{ index, line: earlier.line }] : [];
  });
  const before = queuedWork(snapshot.earlierRequests);
  const after = queuedWork(staying);
  return [
    ...CATEGORIES.flatMap((category) => minimumViolations(category, snapshot, before, after, request, cancelled, on)),
    ...users(cancelled).flatMap((profileId) => optionConflicts(profileId, snapshot, staying, cancelled, on)),
    ...numberConflicts(snapshot, staying, cancelled, on),
  ];
}

type Cancelled = { readonly index: number; readonly line: EarlierLine["line"] };

function withoutLines(request: EarlierRequest, indexes: ReadonlySet<number>): EarlierRequest {
  const lines = request.lines.map((line, index): EarlierLine =>
    indexes.has(index) && line.status === "queued" ? { ...line, status: "cancelled" } : line,
  );
  return { ...request, lines };
}

/** Cancelling an addition must not leave a category below the minimum when profiles of that category are, or were,
 *  removed in reliance on it. */
function minimumViolations(
  category: Category,
  snapshot: Snapshot,
  before: QueuedWork,
  after: QueuedWork,
  request: EarlierRequest | undefined,
  cancelled: readonly Cancelled[],
  on: LocalDate,
): CancellationBlocker[] {
  const { minimumProfiles: minimum } = snapshot.rulePack.downscale;
  const remaining = remainingIn(category, snapshot, after, on);
  if (remaining >= minimum || remaining >= remainingIn(category, snapshot, before, on)) return [];
  const profiles = snapshot.profiles.filter((profile) => profile.category === category);
  const removed = (request?.lines ?? []).some(
    ({ line, status }) =>
      line.action === "remove-profile" && status === "completed" && profiles.some(({ id }) => id === line.profileId),
  );
  if (!removed && !profiles.some(({ id }) => after.removals.has(id))) return [];
  const lines = cancelled
    .filter(({ line }) => line.action === "add-profile" && categoryOf(line.productCode, snapshot, on) === category)
    .map(({ index }) => index);
  return [{ finding: { code: "MIN_PROFILES", category, minimum, phone: snapshot.serviceDeskPhone }, lines }];
}

function remainingIn(category: Category, snapshot: Snapshot, queued: QueuedWork, on: LocalDate): number {
  const staying = snapshot.profiles.filter(
    (profile) => profile.category === category && isInService(profile, on) && !queued.removals.has(profile.id),
  );
  return staying.length + queuedAdditions(queued, category, (code) => categoryOf(code, snapshot, on));
}

function categoryOf(productCode: string, { priceBook }: Snapshot, on: LocalDate): Category | null {
  return productInUseOn(priceBook, productCode, on)?.category ?? null;
}

function users(cancelled: readonly Cancelled[]): string[] {
  return [...new Set(cancelled.flatMap(({ line }) => profileIdOf(line) ?? []))];
}

function optionConflicts(
  profileId: string,
  snapshot: Snapshot,
  staying: readonly EarlierRequest[],
  cancelled: readonly Cancelled[],
  on: LocalDate,
): CancellationBlocker[] {
  const profile = snapshot.profiles.find(({ id }) => id === profileId);
  if (!profile) return [];
  const known = new Set(userFindings(profile, snapshot.earlierRequests, snapshot, on).map(findingKey));
  const lines = cancelled.filter(({ line }) => profileIdOf(line) === profileId).map(({ index }) => index);
  return userFindings(profile, staying, snapshot, on)
    .filter((finding) => !known.has(findingKey(finding)))
    .map((finding) => ({ finding, lines }));
}

/** Half a swap, or a removal whose number goes to somebody, can't be cancelled alone. */
function numberConflicts(
  snapshot: Snapshot,
  staying: readonly EarlierRequest[],
  cancelled: readonly Cancelled[],
  on: LocalDate,
): CancellationBlocker[] {
  const lines = cancelled.flatMap(({ line, index }) =>
    line.action === "hand-over" || line.action === "remove-profile" || line.action === "add-number" ? [index] : [],
  );
  if (lines.length === 0) return [];
  return staying.flatMap((request) =>
    request.lines.flatMap(({ line, status, date }) => {
      if (status !== "queued") return [];
      const day = date ?? on;
      const known = new Set(numberFindings(line, snapshot, day).map(findingKey));
      return numberFindings(line, { ...snapshot, earlierRequests: staying }, day)
        .filter((finding) => !known.has(findingKey(finding)))
        .map((finding) => ({ finding, lines }));
    }),
  );
}

function findingKey(finding: Finding): string {
  return JSON.stringify(finding);
}
