import { isDatabaseUnavailable } from "~/platform/database/database-unavailable.server";

/** Errors whose message is sufficient on one line. */
const EXPECTED = ["StartError", "SettingsError", "MigrationError", "EmbeddedPostgresError", "ClusterOwnerError"];

const DISK_FULL = "53100";
const MAX_DEPTH = 5;

/** Returns what an error means to whoever runs the process, in one line. Null for an unexpected error, whose stack
 *  helps. */
export function errorLine(error: unknown): string | null {
  if (!(error instanceof Error)) return String(error);
  if (EXPECTED.includes(error.name)) return error.message;
  if (isDatabaseUnavailable(error)) {
    return `The database is away: ${reasonOf(error)}. What was done is kept; start this again when the database is available, and it continues.`;
  }
  const fromDatabase = databaseMessage(error);
  if (fromDatabase === null) return null;
  if (fromDatabase.code === DISK_FULL) {
    return `The disk of the database is full: ${fromDatabase.message}. What was done is kept; free some space and start this again, and it continues.`;
  }
  return `The database refuses: ${fromDatabase.message} (${fromDatabase.code})`;
}

type DatabaseMessage = { readonly code: string; readonly message: string };

/** Returns PostgreSQL's own message, however deeply libraries wrapped it. */
function databaseMessage(error: unknown, depth = 0): DatabaseMessage | null {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return null;
  const { code, originalCode, severity, message, originalMessage, cause, meta } = error as Wrapped;
  const state = originalCode ?? (severity === undefined ? undefined : code);
  if (state !== undefined && /^[0-9A-Z]{5}$/.test(state)) {
    return { code: state, message: originalMessage ?? message ?? "" };
  }
  return databaseMessage(cause, depth + 1) ?? databaseMessage(meta?.driverAdapterError, depth + 1);
}

/** Returns the innermost message: the outer ones are about the library that waited. */
function reasonOf(error: Error): string {
  const { cause } = error;
  const { message, code } = (cause instanceof Error ? cause : error) as Error & { readonly code?: string };
  return message === "" ? String(code) : (message.split("\n", 1)[0] ?? message);
}

type Wrapped = {
  readonly code?: string;
  readonly originalCode?: string;
  readonly severity?: string;
  readonly message?: string;
  readonly originalMessage?: string;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
};
