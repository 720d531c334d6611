import * as z from "zod";

import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { ACTIONS } from "../domain/change-line";
import type { AttemptReason, LineFinding, PreparedRequest } from "../domain/prepared/prepared-request";
import type { Finding } from "../domain/rules/finding";

const cents = z.int();
const instant = z.iso.datetime({ offset: true });

/** A prepared request as the API returns it. Each line is the line as it was sent, with its index. */
export const preparedRequestAnswer = z
  .object({
    id: z.guid(),
    status: z.enum(["waiting", "received", "lapsed", "dropped"]),
    name: z.string().nullable(),
    submitOn: supportedDay,
    lastOn: supportedDay,
    maxBuyOutCents: cents,
    maxOneTimeCents: cents,
    preferredDate: supportedDay.nullable(),
    nextAttemptOn: supportedDay.nullable(),
    signedBy: z.string(),
    signedAt: instant,
    preparedAt: instant,
    endedAt: instant.nullable(),
    changeRequestId: z.guid().nullable(),
    lines: z.array(z.looseObject({ index: z.int().min(0), action: z.enum(ACTIONS) })),
    attempts: z.array(
      z.object({
        on: supportedDay,
        at: instant,
        outcome: z.enum(["refused", "above-signed", "signer-may-not", "too-late"]),
        errors: z.array(z.object({ code: z.string(), message: z.string(), line: z.int().min(0).optional() })),
        buyOutCents: cents.optional(),
        oneTimeCents: cents.optional(),
      }),
    ),
  })
  .meta({ id: "PreparedRequest" });

export const preparedRequestPageAnswer = z
  .object({ preparedRequests: z.array(preparedRequestAnswer), nextCursor: z.string().nullable() })
  .meta({ id: "PreparedRequestPage" });

/** `sentenceOf` puts a finding into words. */
export function answerOfPrepared(
  prepared: PreparedRequest,
  sentenceOf: (finding: Finding) => string,
): z.input<typeof preparedRequestAnswer> {
  const { id, status, name, signed, preferredDate, nextOn, signedBy } = prepared;
  const { signedAt, preparedAt, endedAt, requestId } = prepared;
  return {
    id,
    status,
    name,
    ...signed,
    preferredDate,
    nextAttemptOn: nextOn,
    signedBy,
    signedAt: signedAt.toISOString(),
    preparedAt: preparedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    changeRequestId: requestId,
    lines: prepared.lines.map(({ line }, index) => ({ ...line, index })),
    attempts: prepared.attempts.map(({ on, at, reason }) => ({
      on,
      at: at.toISOString(),
      outcome: reason.kind,
      errors: reason.kind === "refused" ? errorsOf(reason.findings, sentenceOf) : [],
      ...(reason.kind === "above-signed" ? exceeded(reason) : {}),
    })),
  };
}

/** What refuses a request, each with its line unless it is about the request as a whole. */
export function errorsOf(
  findings: readonly LineFinding[],
  sentenceOf: (finding: Finding) => string,
): { readonly code: string; readonly message: string; readonly line?: number }[] {
  return findings.map(({ finding, line }) => ({
    code: finding.code,
    message: sentenceOf(finding),
    ...(line === null ? {} : { line }),
  }));
}

/** The totals that were above what was signed. */
function exceeded({ excesses }: Extract<AttemptReason, { kind: "above-signed" }>): {
  buyOutCents?: number;
  oneTimeCents?: number;
} {
  return Object.fromEntries(
    excesses.map(({ of, nowCents }) => [of === "buy-out" ? "buyOutCents" : "oneTimeCents", nowCents]),
  );
}
