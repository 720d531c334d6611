/** A place in a list of records, the newest first. */
export type RecordPosition = { readonly startedAtMs: number; readonly recordId: string };

/** A place as text for an address. */
export function recordCursor({ startedAtMs, recordId }: RecordPosition): string {
  return `${startedAtMs.toString(36)}.${recordId}`;
}

/** null: not a place that `recordCursor` made. */
export function parseRecordCursor(cursor: string | null): RecordPosition | null {
  const [, time, recordId] = /^([0-9a-z]{1,9})\.(.{1,128})$/su.exec(cursor ?? "") ?? [];
  if (time === undefined || recordId === undefined || recordId.includes("\u0000")) return null;
  return { startedAtMs: Number.parseInt(time, 36), recordId };
}
