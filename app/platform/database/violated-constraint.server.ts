import { Prisma } from "../prisma/client";

/** Returns the name of the constraint or unique index that a write violated, or null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const { driverAdapterError } = (error.meta ?? {}) as {
    driverAdapterError?: { cause?: { originalMessage?: unknown } };
  };
  const message = driverAdapterError?.cause?.originalMessage;
  return typeof message === "string" ? (/ constraint "([^"]+)"/.exec(message)?.[1] ?? null) : null;
}
