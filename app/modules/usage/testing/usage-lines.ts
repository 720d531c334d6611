import { USAGE_COLUMNS } from "../schemas/usage-line";

export type UsageLineValues = Partial<Record<(typeof USAGE_COLUMNS)[number], string | number>>;

const CALL: UsageLineValues = {
  recordId: "r1",
  type: "call",
  startedAt: "2026-10-05T10:00:00+02:00",
  durationSeconds: 61,
  from: "+31201234561",
  to: "+31301234567",
  direction: "out",
};

/** Returns a line of a usage file: a national call of two minutes, except for what is given. */
export function usageLine(values: UsageLineValues = {}): string {
  const all = { ...CALL, ...values };
  return USAGE_COLUMNS.map((column) => String(all[column] ?? "")).join();
}

/** Returns a usage file of these lines. */
export function usageFile(...lines: readonly string[]): string {
  return [USAGE_COLUMNS.join(), ...lines].map((line) => `${line}\n`).join("");
}
