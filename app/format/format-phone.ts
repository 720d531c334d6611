/** Returns a telephone number as people write it: `+31201234561` → `020 123 45 61`, `+31612345678` → `06 12 34 56 78`,
 *  `08000403` → `0800-0403`, `+4915112345678` → `+49 151 123 456 78`. A number of any other shape (`112`) is returned
 *  unchanged. */
export function formatPhone(number: string): string {
  const compact = number.replace(/[\s.()-]/g, "");
  if (/^\+31\d+$/.test(compact)) return dutch(`0${compact.slice(3)}`);
  if (/^0[1-9]\d+$/.test(compact)) return dutch(compact);
  if (/^\+[1-9]\d+$/.test(compact)) return foreign(compact.slice(1));
  return number;
}

/** Returns a block of numbers from first to last, with the shared beginning written once: `020 123 45 60 – 69`. */
export function formatPhoneRange(first: string, last: string): string {
  if (first === last) return formatPhone(first);
  const [from, to] = [formatPhone(first), formatPhone(last)];
  const cut = from.lastIndexOf(" ");
  const tail = cut > 0 && from.length === to.length && from.slice(0, cut) === to.slice(0, cut) ? to.slice(cut + 1) : to;
  return `${from} – ${tail}`;
}

/** Dutch area codes of three digits; all others have four. */
const SHORT_AREA_CODES = new Set(
  "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 071 072 073 074 075 076 077 078 079".split(
    " ",
  ),
);

function dutch(digits: string): string {
  const service = /^(0800|0900|0906|0909)(\d+)$/.exec(digits);
  if (service) return `${service[1] ?? ""}-${groups(service[2] ?? "", service[2]?.length === 7 ? [3, 2, 2] : [])}`;
  if (/^097\d{9}$/.test(digits)) return groups(digits, [3, 3, 3, 3]);
  if (digits.length !== 10) return digits;
  if (digits.startsWith("06")) return groups(digits, [2, 2, 2, 2, 2]);
  if (SHORT_AREA_CODES.has(digits.slice(0, 3)) || /^08[2-8]/.test(digits)) return groups(digits, [3, 3, 2, 2]);
  return groups(digits, [4, 2, 2, 2]);
}

function foreign(digits: string): string {
  const code = /^[17]/.test(digits) ? 1 : TWO_DIGIT_COUNTRY.test(digits) ? 2 : 3;
  const rest = digits.slice(code).replace(/\d{3}(?=\d{2})/g, "$& ");
  return `+${digits.slice(0, code)} ${rest}`;
}

const TWO_DIGIT_COUNTRY = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function groups(digits: string, sizes: readonly number[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes) {
    parts.push(digits.slice(at, at + size));
    at += size;
  }
  if (at < digits.length) parts.push(digits.slice(at));
  return parts.join(" ");
}
