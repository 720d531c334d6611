import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { ACTIONS } from "../domain/change-line";
import type { ChangeRequest } from "../domain/change-request";
import type { Preview } from "../domain/preview";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";

const cents = z.int();
const index = z.int().min(0);
const action = z.enum(ACTIONS);

const previewError = z.object({
  code: z.string(),
  message: z.string(),
  line: index.optional(),
  productCodes: z.array(z.string()).optional(),
});

/** A preview as the API returns it (interfaces: Preview). */
export const previewAnswer = z
  .object({
    verdict: z.enum(["within-limit", "over-limit", "refused"]),
    completionDate: supportedDay.nullable(),
    previewToken: z.string(),
    totals: z.object({
      oneTimeCents: cents,
      monthlyDeltaCents: cents,
      buyOutCents: cents,
      requestFeeCents: cents.optional(),
    }),
    downscale: z.array(
      z.object({
        category: z.enum(CATEGORIES),
        yearFrom: supportedDay.nullable(),
        yearTo: supportedDay.nullable(),
        baseline: z.int().nullable(),
        allowance: z.int().nullable(),
        used: z.int(),
        requested: z.int(),
        free: z.int(),
        excess: z.int(),
        remaining: z.int().nullable(),
      }),
    ),
    lines: z.array(
      z.object({
        index,
        action,
        leadTimeWorkingDays: z.int(),
        earliestDate: supportedDay.nullable(),
        date: supportedDay.nullable(),
        billedUntil: supportedDay.nullable(),
        billedFrom: supportedDay.nullable(),
        oneTimeCents: cents,
        monthlyDeltaCents: cents,
        buyOutCents: cents,
        errors: z.array(previewError),
      }),
    ),
    errors: z.array(previewError),
    warnings: z.array(z.object({ code: z.string(), message: z.string(), line: index })),
  })
  .meta({ id: "Preview" });

/** A change request as the API returns it (interfaces: HTTP). Each line also contains the line as it was sent. */
export const changeRequestAnswer = z
  .object({
    id: z.guid(),
    status: z.enum([
      "awaiting-approval",
      "queued",
      "executing",
      "completed",
      "partly-completed",
      "cancelled",
      "rejected",
    ]),
    receivedOn: supportedDay,
    submittedBy: z.string(),
    reference: z.string().nullable(),
    comment: z.string().nullable(),
    preferredDate: supportedDay.nullable(),
    completionDate: supportedDay,
    preview: previewAnswer,
    lines: z.array(
      z.looseObject({
        index,
        action,
        status: z.enum(["queued", "completed", "cancelled", "rejected"]),
        date: supportedDay,
        billedUntil: supportedDay.nullable(),
        billedFrom: supportedDay.nullable(),
        oneTimeCents: cents,
        monthlyDeltaCents: cents,
        buyOutCents: cents,
        executedAt: z.iso.datetime({ offset: true }).nullable(),
        late: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "ChangeRequest" });

export const changeRequestPageAnswer = z
  .object({
    changeRequests: z.array(changeRequestAnswer),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "ChangeRequestPage" });

export function answerOfPreview(preview: Preview): z.input<typeof previewAnswer> {
  const { errors, lines, downscale, warnings, ...rest } = preview;
  const mutable = (errors: Preview["errors"]) =>
    errors.map(({ productCodes, ...error }) => ({
      ...error,
      ...(productCodes ? { productCodes: [...productCodes] } : {}),
    }));
  return {
    ...rest,
    downscale: [...downscale],
    lines: lines.map((line) => ({ ...line, errors: mutable(line.errors) })),
    errors: mutable(errors),
    warnings: [...warnings],
  };
}

export function answerOfRequest(request: ChangeRequest): z.input<typeof changeRequestAnswer> {
  const { id, status, receivedOn, submittedBy, reference, comment, preferredDate, completionDate } = request;
  return {
    id,
    status,
    receivedOn,
    submittedBy,
    reference,
    comment,
    preferredDate,
    completionDate,
    preview: answerOfPreview(request.preview),
    lines: request.lines.map((line) => ({
      ...line.line,
      index: line.index,
      status: line.status,
      date: line.date,
      billedUntil: line.billedUntil,
      billedFrom: line.billedFrom,
      oneTimeCents: line.oneTimeCents,
      monthlyDeltaCents: line.monthlyDeltaCents,
      buyOutCents: line.buyOutCents,
      executedAt: line.executedAt?.toISOString() ?? null,
      late: line.isLate,
      reason: line.reason,
    })),
  };
}
