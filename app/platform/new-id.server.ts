import { createHash, randomInt, randomUUID } from "node:crypto";

/** Creates public ids that do not reveal how many there are. */
export type NewId = {
  readonly uuid: () => string;
  /** A customer number, 100000–999999. The caller tries again when it is taken. */
  readonly customerNumber: () => number;
};

export function randomIds(): NewId {
  return { uuid: () => randomUUID(), customerNumber: () => randomInt(100_000, 1_000_000) };
}

/** Returns the same ids for the same seed, so that demo data is the same for the same clock. */
export function seededIds(seed: string): NewId {
  let counter = 0;
  const digest = (): Buffer => {
    counter += 1;
    return createHash("sha256")
      .update(`${seed}:${String(counter)}`)
      .digest();
  };
  return {
    uuid: () => {
      const bytes = digest().subarray(0, 16);
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = bytes.toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    customerNumber: () => 100_000 + (digest().readUInt32BE(0) % 900_000),
  };
}
