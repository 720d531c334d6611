import type { Language } from "~/kernel/language";

const MINUS = "\u2212";
const THOUSANDS_MARK: Record<Language, string> = { nl: ".", en: "," };
const DECIMAL_MARK: Record<Language, string> = { nl: ",", en: "." };
const BYTES_STEP = 1024;
const VOLUME_UNITS = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** A whole number: `1.184`. */
export function formatCount(count: number, language: Language): string {
  const digits = String(Math.abs(Math.round(count)));
  return `${count < 0 && digits !== "0" ? MINUS : ""}${groupThousands(digits, language)}`;
}

/** A number of that many decimals, given as a whole number of its last one: 36354 with 2 → `363,54`. Not below zero. */
export function formatDecimals(whole: number, decimals: number, language: Language): string {
  const digits = String(whole).padStart(decimals + 1, "0");
  const before = groupThousands(digits.slice(0, digits.length - decimals), language);
  return `${before}${DECIMAL_MARK[language]}${digits.slice(digits.length - decimals)}`;
}

/** A length of time in seconds as minutes and seconds: 684 → `11:24 min`; from an hour on `1:05:09`. */
export function formatDuration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const pad = (part: number): string => String(part).padStart(2, "0");
  return hours > 0 ? `${String(hours)}:${pad(minutes)}:${pad(rest)}` : `${String(minutes)}:${pad(rest)} min`;
}

/** Bytes in the largest unit that leaves at least 1, with one decimal: 1_342_177_280 → `1,3 GB`. A unit is 1024 of the one before, as a
 *  megabyte is when it is charged (decision 9). */
export function formatDataVolume(bytes: number, language: Language): string {
  let unit = 0;
  let divisor = 1;
  while (bytes >= divisor * BYTES_STEP && unit < VOLUME_UNITS.length - 1) {
    divisor *= BYTES_STEP;
    unit += 1;
  }
  const tenths = unit === 0 ? bytes * 10 : Math.round((bytes * 10) / divisor);
  const whole = groupThousands(String(Math.floor(tenths / 10)), language);
  const fraction = tenths % 10 === 0 ? "" : `${DECIMAL_MARK[language]}${String(tenths % 10)}`;
  return `${whole}${fraction}\u00A0${VOLUME_UNITS[unit] ?? ""}`;
}

/** Puts the mark of thousands between the digits of a whole number without a sign. */
export function groupThousands(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, THOUSANDS_MARK[language]);
}
