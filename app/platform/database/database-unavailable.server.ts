/** Codes of the system and of PostgreSQL for a connection that cannot be made, or was lost, through no fault of the
 *  request. */
const UNAVAILABLE_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  // The server stops, crashed, or starts; too many connections; it stands by and takes no writes.
  "57P01",
  "57P02",
  "57P03",
  "53300",
  // Prisma's names for the same.
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
]);

/** Errors that pg and Prisma only describe in words. */
const UNAVAILABLE_MESSAGES =
  /^(Transaction API error: Unable to start a transaction|Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable|Query read timeout|server closed the connection|server conn crashed|pgbouncer )/i;

const MAX_DEPTH = 5;

/** Returns whether the database could not be reached or was lost on the way, so that the request may be repeated unless
 *  it was just being committed. It looks into causes and into errors wrapped by Prisma. */
export function isDatabaseUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  const { code, message, cause, errors, meta, originalCode, originalMessage, kind } = error as Wrapped;
  if (code !== undefined && (UNAVAILABLE_CODES.has(code) || code.startsWith("08"))) return true;
  if (originalCode !== undefined && (UNAVAILABLE_CODES.has(originalCode) || originalCode.startsWith("08"))) return true;
  if (kind === "DatabaseNotReachable" || kind === "ConnectionClosed" || kind === "SocketTimeout") return true;
  if (UNAVAILABLE_MESSAGES.test(message ?? "") || UNAVAILABLE_MESSAGES.test(originalMessage ?? "")) return true;
  return [cause, meta?.driverAdapterError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])].some((inner) =>
    isDatabaseUnavailable(inner, depth + 1),
  );
}

type Wrapped = {
  readonly code?: string;
  readonly message?: string;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
  readonly originalCode?: string;
  readonly originalMessage?: string;
  readonly kind?: string;
};
