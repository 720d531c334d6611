import { addDays, addMonths, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";

/** The terms that a contract can have, in months (R1.2). */
export const TERMS_IN_MONTHS = [24, 36] as const;

/** The framework contract (R1.1, R1.2). */
export type Contract = { readonly startDate: LocalDate; readonly termMonths: number };

/** The number of profiles contracted at the start, per category. An absent category counts as 0 (R2.2). */
export type ContractedProfiles = Readonly<Partial<Record<Category, number>>>;

/** A contract year, both days included. */
export type ContractYear = { readonly number: number; readonly from: LocalDate; readonly to: LocalDate };

/** Returns the last day of the term (R1.2). */
export function contractEnd(contract: Contract): LocalDate {
  return addDays(addMonths(contract.startDate, contract.termMonths), -1);
}

/** Returns the contract years of the term in order. A contract that starts on 29 February has its anniversary on 28
 *  February in common years (R1.3). */
export function contractYears(contract: Contract): ContractYear[] {
  const years: ContractYear[] = [];
  for (let number = 1; (number - 1) * 12 < contract.termMonths; number += 1) years.push(contractYear(contract, number));
  return years;
}

/** Returns the contract year that a day counts in: year 1 before the start, null after the term (R1.3). */
export function contractYearOn(contract: Contract, day: LocalDate): ContractYear | null {
  if (day > contractEnd(contract)) return null;
  let number = 1;
  while (addMonths(contract.startDate, number * 12) <= day) number += 1;
  return contractYear(contract, number);
}

/** Returns the last day on which notice can be given for the end of the term (R1.4). */
export function lastNoticeDate(contract: Contract, noticeMonths: number): LocalDate {
  const dayAfterTerm = addMonths(contract.startDate, contract.termMonths);
  return addDays(addMonths(dayAfterTerm, -noticeMonths), -1);
}

function contractYear(contract: Contract, number: number): ContractYear {
  const endsAfterMonths = Math.min(number * 12, contract.termMonths);
  return {
    number,
    from: addMonths(contract.startDate, (number - 1) * 12),
    to: addDays(addMonths(contract.startDate, endsAfterMonths), -1),
  };
}
