import { Prisma } from "../prisma/client";

/** The constraint or unique index that a write broke, by its name in the database; null when the error is another. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const { driverAdapterError } = (error.meta ?? {}) as {
    driverAdapterError?: { cause?: { originalMessage?: unknown } };
  };
  const message = driverAdapterError?.cause?.originalMessage;
  return typeof message === "string" ? (/ constraint "([^"]+)"/.exec(message)?.[1] ?? null) : null;
}
