import { hasDigits, type PhoneNumber } from "./phone-number";
import type { UsageRecord } from "./usage-record";

/** How a record relates to earlier ones with the same id (R6.8): the first, an exact repetition, or a different record
 *  with an id that is taken. */
export type Repetition = "first" | "duplicate" | "duplicate-conflict";

export type RepeatedRecords = {
  /** Compares a record, whose id is the bytes of `id` from `start` up to `end`, with the earlier ones and remembers it.
   */
  readonly judge: (id: Uint8Array, start: number, end: number, record: UsageRecord) => Repetition;
};

/** How many ids are remembered at least, in constant memory. Records that a switch or a transfer sends twice are closer
 *  together than this. */
export const REMEMBERED_IDS = 1_048_576;

const FIRST_SLOTS = 65_536;
/** The words of a slot: two halves of the digest of the id, and two of the digest of the content. */
const WORDS = 4;

/** Finds repeated records among at least the last `remembered` ids. Ids and contents are remembered as 64-bit digests.
 */
export function repeatedRecords(remembered = REMEMBERED_IDS): RepeatedRecords {
  let recent = digestTable();
  let older = digestTable();
  const digest = new Int32Array(WORDS);
  return {
    judge: (id, start, end, record) => {
      digestOf(digest, id, start, end, record);
      const known = recent.find(digest) ?? older.find(digest);
      if (known !== null) return known;
      if (recent.size() === remembered) {
        older = recent;
        recent = digestTable();
      }
      recent.add(digest);
      return "first";
    },
  };
}

/** Creates a set of digests in flat memory, which doubles as it fills. */
function digestTable() {
  let slots = FIRST_SLOTS;
  let words = new Int32Array(slots * WORDS);
  let size = 0;
  const put = (into: Int32Array, from: Int32Array, at: number): void => {
    const mask = into.length / WORDS - 1;
    let slot = (from[at] ?? 0) & mask;
    while (into[slot * WORDS + 1] !== 0) slot = (slot + 1) & mask;
    for (let word = 0; word < WORDS; word += 1) into[slot * WORDS + word] = from[at + word] ?? 0;
  };
  const grow = (): void => {
    const larger = new Int32Array(2 * words.length);
    for (let at = 0; at < words.length; at += WORDS) if (words[at + 1] !== 0) put(larger, words, at);
    words = larger;
    slots *= 2;
  };
  return {
    size: () => size,
    add: (digest: Int32Array): void => {
      if (2 * size >= slots) grow();
      put(words, digest, 0);
      size += 1;
    },
    find: (digest: Int32Array): Exclude<Repetition, "first"> | null => {
      const mask = slots - 1;
      for (let slot = (digest[0] ?? 0) & mask; ; slot = (slot + 1) & mask) {
        const at = slot * WORDS;
        if (words[at + 1] === 0) return null;
        if (words[at] !== digest[0] || words[at + 1] !== digest[1]) continue;
        return words[at + 2] === digest[2] && words[at + 3] === digest[3] ? "duplicate" : "duplicate-conflict";
      }
    },
  };
}

let one = 0;
let other = 0;

/** The second word is never 0, which marks a free slot. */
function digestOf(digest: Int32Array, id: Uint8Array, start: number, end: number, record: UsageRecord): void {
  begin();
  for (let at = start; at < end; at += 1) mix(id[at] ?? 0);
  finish(digest, 0);
  begin();
  mix(record.type === "call" ? 1 : record.type === "sms" ? 2 : 3);
  mixLong(record.startedAtMs);
  mix(record.durationSeconds);
  mixNumber(record.from);
  mixNumber(record.to);
  mix(record.direction === "in" ? 1 : 2);
  mix(
    record.roamingCountry === null
      ? 0
      : record.roamingCountry.charCodeAt(0) * 256 + record.roamingCountry.charCodeAt(1),
  );
  mixLong(record.units);
  mix(record.serviceChargeCents ?? -1);
  finish(digest, 2);
}

/** Mixes in the E.164 number, or the few digits of a short number. */
function mixNumber(number: PhoneNumber): void {
  if (number.e164 > 0 || !hasDigits(number)) {
    mixLong(number.e164);
    return;
  }
  let digits = 0;
  for (let at = number.start; at < number.end; at += 1) digits = digits * 10 + (number.bytes[at] ?? 0);
  mixLong(-digits);
}

function mixLong(value: number): void {
  mix(value | 0);
  mix(Math.floor(value / 4_294_967_296) | 0);
}

function begin(): void {
  one = 0x2545f491;
  other = 0x1b873593;
}

function mix(value: number): void {
  one = Math.imul(one ^ value, 0x9e3779b1);
  one ^= one >>> 15;
  other = Math.imul(other ^ value, 0x85ebca77);
  other ^= other >>> 13;
}

function finish(digest: Int32Array, at: number): void {
  one = Math.imul(one ^ (one >>> 16), 0x21f0aaad);
  other = Math.imul(other ^ (other >>> 16), 0x735a2d97);
  digest[at] = one ^ (one >>> 15);
  digest[at + 1] = other ^ (other >>> 15) || 1;
}
