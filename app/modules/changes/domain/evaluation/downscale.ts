import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import type { LocalDate } from "~/kernel/local-date";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import { allowanceOf, baselineOf, usedInYear, type AllowanceUse } from "~/modules/contract/domain/allowance";
import { buyOutCents } from "~/modules/contract/domain/buy-out";
import type { ContractYear } from "~/modules/contract/domain/contract";
import { allowanceUses } from "./allowance-uses";
import type { EvaluationInput } from "./evaluation-input";
import type { DownscaleRow } from "../preview";
import type { Situation } from "../rules/situation";

/** A profile that a line without findings removes or downgrades. */
export type Downscaling = {
  readonly index: number;
  readonly profileId: string;
  readonly category: Category;
  readonly kind: "removal" | "downgrade";
  readonly withDevice: boolean;
  /** How much its monthly billing drops: the price or the price difference, without options (R2.8). */
  readonly monthlyDropCents: number;
  readonly billedUntil: LocalDate;
};

/** Why a line costs a fee or not. `feeCents` is the fee that it would cost above the allowance. */
export type AllowanceVerdict = {
  readonly cover: "free" | "above" | "with-device" | "already-used" | "not-counted" | "after-term";
  readonly feeCents: number;
  readonly buyOutCents: number;
  /** The amount that the fee is a multiple of: the price of the profile or the price difference (R2.8). */
  readonly monthlyDropCents: number;
};

export type DownscaleOutcome = {
  readonly rows: readonly DownscaleRow[];
  readonly verdicts: ReadonlyMap<number, AllowanceVerdict>;
};

/** Distributes the free allowance of each category over the profiles of the request and prices those above it
 *  (R2.3–R2.9). */
export function assessDownscaling(downscalings: readonly Downscaling[], situation: Situation): DownscaleOutcome {
  const verdicts = new Map<number, AllowanceVerdict>();
  const requested = CATEGORIES.filter((category) => downscalings.some((each) => each.category === category));
  const { year, profiles, input } = situation;
  const uses = year && requested.length > 0 ? allowanceUses(input.earlierRequests, profiles, input.priceBook) : [];
  const rows = requested.map((category) => {
    const own = downscalings.filter((each) => each.category === category);
    return year ? withinTerm(category, year, own, uses, input, verdicts) : afterTerm(category, own, verdicts);
  });
  return { rows, verdicts };
}

function withinTerm(
  category: Category,
  year: ContractYear,
  downscalings: readonly Downscaling[],
  uses: readonly AllowanceUse[],
  { contract, contracted, profiles, rulePack }: EvaluationInput,
  verdicts: Map<number, AllowanceVerdict>,
): DownscaleRow {
  const policy = rulePack.downscale;
  const baseline = baselineOf(category, year, contracted, profiles, policy);
  const allowance = allowanceOf(baseline, policy);
  const used = usedInYear(category, year, uses, policy);
  const competing: Priced[] = [];
  for (const each of downscalings) {
    const feeCents = buyOutCents(contract, each.monthlyDropCents, each.billedUntil, policy.fee);
    const cover = coverOutsideAllowance(each, used.profileIds, policy);
    if (cover === null) competing.push({ ...each, feeCents });
    else verdicts.set(each.index, verdictOf({ ...each, feeCents }, cover));
  }
  // Sorting is stable: ties keep the order of the lines (R2.9).
  const inTurn = policy.freeFirst === "line-order" ? competing : competing.toSorted((a, b) => b.feeCents - a.feeCents);
  const left = Math.max(0, allowance - used.units);
  for (const [place, each] of inTurn.entries())
    verdicts.set(each.index, verdictOf(each, place < left ? "free" : "above"));
  const requested = competing.length;
  const free = Math.min(left, requested);
  return {
    category,
    yearFrom: year.from,
    yearTo: year.to,
    baseline,
    allowance,
    used: used.units,
    requested,
    free,
    excess: requested - free,
    remaining: left - free,
  };
}

type Priced = Downscaling & { readonly feeCents: number };

/** Returns why a profile does not compete for the free allowance, or null when it does. */
function coverOutsideAllowance(
  { kind, withDevice, profileId }: Downscaling,
  usedBefore: ReadonlySet<string>,
  policy: DownscalePolicy,
): "not-counted" | "with-device" | "already-used" | null {
  if (!policy.counts.includes(kind)) return "not-counted";
  if (withDevice && policy.devices === "always-fee") return "with-device";
  return policy.oncePerProfile && usedBefore.has(profileId) ? "already-used" : null;
}

function verdictOf({ feeCents, monthlyDropCents }: Priced, cover: AllowanceVerdict["cover"]): AllowanceVerdict {
  const paid = cover === "above" || cover === "with-device";
  return { cover, feeCents, buyOutCents: paid ? feeCents : 0, monthlyDropCents };
}

/** After the term there is no limit and no fee (R1.4, R2.8). */
function afterTerm(
  category: Category,
  downscalings: readonly Downscaling[],
  verdicts: Map<number, AllowanceVerdict>,
): DownscaleRow {
  for (const each of downscalings) verdicts.set(each.index, verdictOf({ ...each, feeCents: 0 }, "after-term"));
  const requested = downscalings.filter(({ withDevice }) => !withDevice).length;
  return {
    category,
    yearFrom: null,
    yearTo: null,
    baseline: null,
    allowance: null,
    used: 0,
    requested,
    free: requested,
    excess: 0,
    remaining: null,
  };
}
