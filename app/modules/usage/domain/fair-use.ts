import type { FairUsePolicy } from "~/modules/catalogue/domain/rule-pack";

/** The minutes of a user in a month within the options for unlimited calls, beside the norm (R6.3). It bills nothing. */
export type FairUse = {
  readonly minutes: number;
  readonly norm: number;
  /** Of the norm, rounded down: 100 is never shown before it is reached. */
  readonly percent: number;
  readonly standing: FairUseStanding;
};

/** `near` from 80 % of the norm on, `reached` from the whole of it. */
export type FairUseStanding = "within" | "near" | "reached";

/** The share of the norm from which a customer is told. */
export const NEAR_PERCENT = 80;

export function fairUseOf(minutes: number, { minutesPerUserPerMonth: norm }: FairUsePolicy): FairUse {
  const percent = Math.floor((minutes * 100) / norm);
  return { minutes, norm, percent, standing: standingOf(minutes, norm) };
}

function standingOf(minutes: number, norm: number): FairUseStanding {
  if (minutes >= norm) return "reached";
  return minutes * 100 >= norm * NEAR_PERCENT ? "near" : "within";
}
