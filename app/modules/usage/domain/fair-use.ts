import type { LocalDate } from "~/kernel/local-date";
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

/** A user with minutes within unlimited calls. */
export type UnlimitedUser = { readonly profileId: string; readonly name: string | null; readonly minutes: number };

/** Who comes near the norm in a month, the most minutes first. */
export type FairUseReport = {
  /** The first day of the month. */
  readonly month: LocalDate;
  readonly norm: number;
  readonly near: readonly (UnlimitedUser & { readonly fairUse: FairUse })[];
  /** The most minutes of any user. */
  readonly most: number;
};

/** Returns the fair use of a month. Null when nobody used an option for unlimited calls. */
export function fairUseReport(
  month: LocalDate,
  users: readonly UnlimitedUser[],
  policy: FairUsePolicy,
): FairUseReport | null {
  if (users.length === 0) return null;
  const judged = users.map((user) => ({ ...user, fairUse: fairUseOf(user.minutes, policy) }));
  return {
    month,
    norm: policy.minutesPerUserPerMonth,
    near: judged.filter(({ fairUse }) => fairUse.standing !== "within").toSorted((a, b) => b.minutes - a.minutes),
    most: Math.max(...users.map(({ minutes }) => minutes)),
  };
}
