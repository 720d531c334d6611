import { addDays, addMonths, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";

/** The terms that a contract can have, in months (R1.2). */
export const TERMS_IN_MONTHS = [24, 36] as const;

/** The framework contract (R1.1, R1.2). */
export type Contract = { readonly startDate: LocalDate; readonly termMonths: number };

/** Profiles contracted at the start, per category; an absent category counts 0 (R2.2). */
export type ContractedProfiles = Readonly<Partial<Record<Category, number>>>;

/** One of the contract years; both days included. */
export type ContractYear = { readonly number: number; readonly from: LocalDate; readonly to: LocalDate };

/** The last day of the term (R1.2). */
export function contractEnd(contract: Contract): LocalDate {
  return addDays(addMonths(contract.startDate, contract.termMonths), -1);
}

/** The contract years of the term, in order. A 29 February start has its anniversary on 28 February in other years (R1.3). */
export function contractYears(contract: Contract): ContractYear[] {
  const years: ContractYear[] = [];
  for (let number = 1; (number - 1) * 12 < contract.termMonths; number += 1) years.push(contractYear(contract, number));
  return years;
}

/** The contract year that a day counts in: before the start it is year 1, after the term there is none (R1.3). */
export function contractYearOn(contract: Contract, day: LocalDate): ContractYear | null {
  if (day > contractEnd(contract)) return null;
  let number = 1;
  while (addMonths(contract.startDate, number * 12) <= day) number += 1;
  return contractYear(contract, number);
}

/** The last day on which the contract can be ended at the end of its term (R1.4). */
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
