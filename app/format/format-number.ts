import type { Language } from "~/kernel/language";

const MINUS = "\u2212";
const THOUSANDS_MARK: Record<Language, string> = { nl: ".", en: "," };
const DECIMAL_MARK: Record<Language, string> = { nl: ",", en: "." };
const BYTES_STEP = 1024;
const VOLUME_UNITS = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** Returns a whole number with thousands separators: `1.184`. */
export function formatCount(count: number, language: Language): string {
  const digits = String(Math.abs(Math.round(count)));
  return `${count < 0 && digits !== "0" ? MINUS : ""}${groupThousands(digits, language)}`;
}

/** Returns a fixed-point number, given as an integer of its last decimal: 36354 with 2 decimals → `363,54`. The number
 *  must not be negative. */
export function formatDecimals(whole: number, decimals: number, language: Language): string {
  const digits = String(whole).padStart(decimals + 1, "0");
  const before = groupThousands(digits.slice(0, digits.length - decimals), language);
  return `${before}${DECIMAL_MARK[language]}${digits.slice(digits.length - decimals)}`;
}

/** Returns a duration in seconds as minutes and seconds: 684 → `11:24 min`. From an hour on it includes hours:
 *  `1:05:09`. */
export function formatDuration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const pad = (part: number): string => String(part).padStart(2, "0");
  return hours > 0 ? `${String(hours)}:${pad(minutes)}:${pad(rest)}` : `${String(minutes)}:${pad(rest)} min`;
}

/** Returns a number of bytes in the largest unit in which it is at least 1, with one decimal: 1_342_177_280 → `1,3 GB`.
 *  Each unit is 1024 times the previous one, as it is when megabytes are charged (decision 9). */
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

/** Returns unsigned digits with thousands separators. */
export function groupThousands(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, THOUSANDS_MARK[language]);
}
