/** Where a phone can be: the codes of ISO 3166-1 and those that telephony adds (Ascension, Tristan da Cunha, Kosovo).
 */
const COUNTRIES: ReadonlySet<string> = new Set(
  (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
    "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU " +
    "MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
    "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
    "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW AC TA XK"
  ).split(" "),
);

const A = 65;
const LETTERS = 26;

/** Indexed by first and second letter. Null is an unassigned code. */
const BY_LETTERS: readonly (string | null)[] = Array.from({ length: LETTERS * LETTERS }, (_, at) => {
  const code = String.fromCharCode(A + Math.floor(at / LETTERS), A + (at % LETTERS));
  return COUNTRIES.has(code) ? code : null;
});

/** Returns the country whose code, two capitals, is at that position, or null when there is none. */
export function countryAt(bytes: Uint8Array, at: number): string | null {
  const first = (bytes[at] ?? 0) - A;
  const second = (bytes[at + 1] ?? 0) - A;
  const isPair = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
  return isPair ? (BY_LETTERS[first * LETTERS + second] ?? null) : null;
}
