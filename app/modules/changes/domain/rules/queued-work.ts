import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ChangeLine } from "../change-line";
import type { EarlierRequest } from "../evaluation/evaluation-input";

/** What is queued for profiles, the group and categories, and therefore not in the inventory yet. */
export type QueuedWork = {
  /** Profiles with a queued removal and the day on which it is due, or null when that is not known. */
  readonly removals: ReadonlyMap<string, LocalDate | null>;
  /** Profiles with a queued conversion. */
  readonly conversions: ReadonlySet<string>;
  readonly options: QueuedOptions;
  /** How many profiles are queued to be added, by product code. */
  readonly additions: ReadonlyMap<string, number>;
};

/** Queued option lines by owner (a profile id or `GROUP`) and product code. */
export type QueuedOptions = ReadonlyMap<string, ReadonlyMap<string, QueuedOption>>;

export type QueuedOption = { readonly action: "add-option" | "remove-option"; readonly date: LocalDate | null };

/** The owner of group options; no profile has an empty id. */
export const GROUP = "";

const NONE: ReadonlyMap<string, QueuedOption> = new Map();

/** Returns the queued lines of earlier requests by what they affect. Completed lines are in the inventory already, and
 *  the others have no effect. */
export function queuedWork(requests: readonly EarlierRequest[]): QueuedWork {
  const removals = new Map<string, LocalDate | null>();
  const conversions = new Set<string>();
  const options = new Map<string, Map<string, QueuedOption>>();
  const additions = new Map<string, number>();
  for (const request of requests) {
    for (const { line, status, date } of request.lines) {
      if (status !== "queued") continue;
      if (line.action === "remove-profile") removals.set(line.profileId, date);
      else if (line.action === "convert-profile") conversions.add(line.profileId);
      else if (line.action === "add-profile") addTo(additions, line.productCode, line.quantity);
      else if (line.action === "add-option" || line.action === "remove-option") noteOption(options, line, date);
    }
  }
  return { removals, conversions, options, additions };
}

/** Returns the queued option lines of a profile, or of the group for null. */
export function queuedOptionsOf(work: QueuedWork, profileId: string | null): ReadonlyMap<string, QueuedOption> {
  return work.options.get(profileId ?? GROUP) ?? NONE;
}

/** Returns how many profiles of a category are queued to be added. */
export function queuedAdditions(
  work: QueuedWork,
  category: Category,
  categoryOf: (productCode: string) => Category | null,
): number {
  let count = 0;
  for (const [code, quantity] of work.additions) if (categoryOf(code) === category) count += quantity;
  return count;
}

function addTo(counts: Map<string, number>, code: string, quantity: number): void {
  counts.set(code, (counts.get(code) ?? 0) + quantity);
}

function noteOption(
  options: Map<string, Map<string, QueuedOption>>,
  line: Extract<ChangeLine, { action: "add-option" | "remove-option" }>,
  date: LocalDate | null,
): void {
  const owner = line.profileId ?? GROUP;
  const known = options.get(owner) ?? new Map<string, QueuedOption>();
  known.set(line.productCode, { action: line.action, date });
  options.set(owner, known);
}
