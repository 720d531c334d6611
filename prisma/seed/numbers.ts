import { composeIBAN } from "ibantools";

/** Numbers of the demo companies: they have the right form and check digits, and belong to nobody. `company` is 1–99. */

/** Returns the n-th fixed number of a company, 0–999. Numbers of demo companies have a valid format and check digits,
 *  and belong to nobody. `company` is 1–99. */
export function fixedNumber(company: number, n: number): string {
  return `+3133${String(7_000_000 + company * 1_000 + n)}`;
}

/** Returns the n-th mobile number of a company, 0–999. */
export function mobileNumber(company: number, n: number): string {
  return `+316${String(10_000_000 + company * 1_000 + n)}`;
}

export function iban(company: number): string {
  const composed = composeIBAN({ countryCode: "NL", bban: `INGB00012345${String(company).padStart(2, "0")}` });
  if (composed === null) throw new RangeError(`No IBAN for company ${String(company)}`);
  return composed;
}

export function kvk(company: number): string {
  return String(70_000_000 + company * 137);
}

/** Returns a VAT number whose ninth digit is the check digit of the eleven-test. */
export function vatNumber(company: number): string {
  for (let base = 80_012_300 + company * 10; ; base += 1) {
    const digits = Array.from(String(base), Number);
    const check = digits.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11;
    if (check < 10) return `NL${String(base)}${String(check)}B01`;
  }
}
