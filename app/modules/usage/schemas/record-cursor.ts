/** A position in a list of records, newest first. */
export type RecordPosition = { readonly startedAtMs: number; readonly recordId: string };

/** Returns a position as text for an address. */
export function recordCursor({ startedAtMs, recordId }: RecordPosition): string {
  return `${startedAtMs.toString(36)}.${recordId}`;
}

/** Null for anything that `recordCursor` did not make. */
export function parseRecordCursor(cursor: string | null): RecordPosition | null {
  const [, time, recordId] = /^([0-9a-z]{1,9})\.(.{1,128})$/su.exec(cursor ?? "") ?? [];
  if (time === undefined || recordId === undefined || recordId.includes("\u0000")) return null;
  return { startedAtMs: Number.parseInt(time, 36), recordId };
}
