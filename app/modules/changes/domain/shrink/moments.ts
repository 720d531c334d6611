import { addDays, addMonths, firstOfMonth, lastOfMonth, type LocalDate } from "~/kernel/local-date";
import { addWorkingDays } from "~/kernel/working-days";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import { contractEnd, contractYearOn, contractYears, type ContractYear } from "~/modules/contract/domain/contract";
import { profileBilledUntil } from "../evaluation/recurring-costs";
import type { ShrinkSituation, ShrinkStep } from "./shrink-plan";

/** A day on which a step can be received, with what follows from it. */
export type Moment = {
  readonly kind: ShrinkStep["moment"];
  readonly receivedOn: LocalDate;
  readonly year: ContractYear | null;
  readonly rulePack: RulePack;
  /** Asked for, so that everybody stays until the last day that is paid anyway; null where that is not possible. */
  readonly preferredDate: LocalDate | null;
  readonly lastDay: LocalDate;
  readonly billedUntil: LocalDate;
};

/** Returns the days on which something can become free, today first: the first day of each later contract year (R2.1),
 *  and at last the day from which the term is over before billing ends (R2.8). */
export function momentsOf({ snapshot, rulePacks }: ShrinkSituation): readonly [Moment, ...Moment[]] {
  const { contract, receivedOn, rulePack } = snapshot;
  const lastFree = addMonths(firstOfMonth(contractEnd(contract)), -rulePack.billingEnds.profileMonthsAfterReceipt);
  const current = contractYearOn(contract, receivedOn)?.number ?? Number.POSITIVE_INFINITY;
  const years = contractYears(contract).filter(({ number, from }) => number > current && from < lastFree);
  const moment = (kind: Moment["kind"], day: LocalDate, pack: RulePack): Moment => ({
    kind,
    receivedOn: day,
    year: contractYearOn(contract, day),
    rulePack: pack,
    ...lastDayOf(day, pack),
  });
  return [
    moment("now", receivedOn, rulePack),
    ...years.map(({ from }) => moment("year", from, rulePackOn(rulePacks, from))),
    ...(lastFree > receivedOn ? [moment("end", lastFree, rulePackOn(rulePacks, lastFree))] : []),
  ];
}

/** Returns the last working day within what is billed anyway (R3.4, R4.1), or else the earliest day. */
function lastDayOf(
  receivedOn: LocalDate,
  rulePack: RulePack,
): Pick<Moment, "preferredDate" | "lastDay" | "billedUntil"> {
  const calendar = calendarOf(rulePack);
  const earliest = addWorkingDays(receivedOn, rulePack.leadTimes.noLicence, calendar);
  const billedUntil = profileBilledUntil(receivedOn, earliest, rulePack);
  const latest = addDays(receivedOn, rulePack.preferredDate.maxDays);
  let day = billedUntil;
  while (day > earliest && (day > latest || !calendar.isWorkingDay(day))) day = addDays(day, -1);
  if (day <= earliest) return { preferredDate: null, lastDay: earliest, billedUntil };
  return { preferredDate: day, lastDay: day, billedUntil };
}

/** Returns the last day on which a step can be received with the costs that are shown: nothing is billed longer within
 *  the month (R4.1). */
export function lastDayWithTheseCosts({ receivedOn }: Pick<ShrinkStep, "receivedOn">): LocalDate {
  return lastOfMonth(receivedOn);
}
