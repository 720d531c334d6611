import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { ChangeLine } from "../change-line";
import type { ChangeSnapshot } from "../desk/change-snapshot";
import type { AllowanceVerdict } from "../evaluation/downscale";
import type { Finding } from "../rules/finding";

/** What a plan to shrink is computed from. */
export type ShrinkSituation = {
  readonly snapshot: ChangeSnapshot;
  /** Every rule pack, as later steps are judged by the one in force on their day. */
  readonly rulePacks: readonly RulePack[];
};

/** Fewer users in a category: down to a number of them, or exactly these without. */
export type ShrinkWish = {
  readonly category: Category;
  readonly who:
    | { readonly kind: "down-to"; readonly users: number }
    | { readonly kind: "people"; readonly profileIds: readonly string[] };
};

export type ShrinkOutcome =
  | { readonly kind: "planned"; readonly plan: ShrinkPlan; readonly candidates: Candidates }
  | { readonly kind: "not-possible"; readonly problem: ShrinkProblem; readonly candidates: Candidates };

/** Why there is no plan, with the figure that would be possible. */
export type ShrinkProblem =
  /** Nobody of the category is in service. */
  | { readonly code: "NOBODY" }
  /** It asks for nobody to go. */
  | { readonly code: "NOBODY_GOES"; readonly users: number }
  /** R2.5: so many must remain. */
  | { readonly code: "MIN_PROFILES"; readonly minimum: number }
  /** Of some a change is pending, so that not so many can go now. */
  | { readonly code: "TOO_MANY"; readonly fewest: number }
  /** Somebody who is not there, or cannot go now. */
  | { readonly code: "CANNOT_GO"; readonly profileIds: readonly string[] };

/** Who could go. */
export type Candidates = {
  /** Those in service on the day of whom no removal is queued. */
  readonly users: number;
  readonly movable: readonly Leaver[];
  /** Those that a rule keeps for now, with what it says. */
  readonly kept: readonly { readonly profileId: string; readonly name: string | null; readonly finding: Finding }[];
};

/** A profile that can go, with what it would cost alone. Amounts are cents without VAT. */
export type Leaver = {
  readonly profileId: string;
  readonly name: string | null;
  readonly productCode: string;
  /** What it costs a month, with its options. */
  readonly monthlyCents: number;
  readonly optionCents: number;
  /** The buy-out that it would cost now above the allowance (R2.8). */
  readonly feeCents: number;
  /** Whether it competes for the allowance (`free`, `above`), and if not, why. */
  readonly cover: AllowanceVerdict["cover"];
};

/** `now`: all at once, with a buy-out. `wait`: each contract year only what is free. `cheapest`: each of them now or at
 *  the first free moment, whichever costs less in total. */
export const STRATEGIES = ["now", "wait", "cheapest"] as const;
export type StrategyKind = (typeof STRATEGIES)[number];

export type ShrinkPlan = {
  readonly category: Category;
  readonly receivedOn: LocalDate;
  readonly from: number;
  readonly to: number;
  /** The last day that is billed whatever is chosen: costs count from the day after it. */
  readonly billedAnyway: LocalDate;
  /** The last day that is billed in any strategy. */
  readonly until: LocalDate;
  readonly strategies: Readonly<Record<StrategyKind, Strategy>>;
  /** The cheapest; of equal ones the one that buys out least. */
  readonly advised: StrategyKind;
  /** What everything costs from the day after `billedAnyway` on, added up, at the end of each month. */
  readonly curve: readonly CurvePoint[];
};

export type Strategy = {
  readonly kind: StrategyKind;
  readonly steps: readonly ShrinkStep[];
  readonly buyOutCents: number;
  /** Fees per request (R4.7). */
  readonly oneTimeCents: number;
  /** What those who wait still cost. */
  readonly recurringCents: number;
  /** The part of it that is for options, which can be ended at any time (R2.6). */
  readonly optionCents: number;
  readonly totalCents: number;
  /** By the first day of each month after what is billed anyway: what those who wait cost in it. */
  readonly byMonth: readonly { readonly month: LocalDate; readonly cents: number }[];
  readonly years: readonly YearRow[];
};

/** One request of a strategy. Of more people than a request may hold there are several on a day (R5.12). */
export type ShrinkStep = {
  /** `end`: nothing of the term remains once the last billed day is over. */
  readonly moment: "now" | "year" | "end";
  readonly receivedOn: LocalDate;
  /** The contract year in which it is received, or null after the term. */
  readonly year: number | null;
  /** The last day of those who go. */
  readonly lastDay: LocalDate;
  readonly billedUntil: LocalDate;
  readonly lines: readonly ChangeLine[];
  readonly preferredDate: LocalDate | null;
  readonly leavers: readonly StepLeaver[];
  /** Those without a buy-out; of them `beyond` are above the allowance, with a fee of nothing (R2.8). */
  readonly free: number;
  readonly beyond: number;
  readonly paid: number;
  readonly buyOutCents: number;
  readonly oneTimeCents: number;
  readonly recurringCents: number;
  /** Everything up to and including this step. */
  readonly cumulativeCents: number;
};

export type StepLeaver = Leaver & { readonly buyOutCents: number; readonly recurringCents: number };

/** A contract year under a strategy (R2.2–R2.4). */
export type YearRow = {
  readonly number: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly baseline: number;
  readonly percent: number;
  readonly allowance: number;
  /** What the allowance lost already to requests before this plan. */
  readonly used: number;
  /** What the allowance gives free to this plan. */
  readonly available: number;
  /** Who goes by requests of this year: within the allowance, bought out, and above it with a fee of nothing. */
  readonly free: number;
  readonly paid: number;
  readonly beyond: number;
  readonly buyOutCents: number;
  /** What those who wait cost in the months that begin in this year. */
  readonly recurringCents: number;
};

export type CurvePoint = {
  /** The last day of the month. */
  readonly on: LocalDate;
  readonly cents: Readonly<Record<StrategyKind, number>>;
};
