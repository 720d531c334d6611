import * as z from "zod";

import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import type { LineFigures, MoveAssessment } from "../domain/moving/assess-move";

/** More lines than any customer has users. */
const MAX_LINES = 2_000;

/** Which queued lines are moved to which day (R3.5). Unknown keys are rejected, as in a submission. */
export const moveSchema = z
  .strictObject({
    lines: z
      .array(z.strictObject({ index: z.int().min(0), preferredDate: supportedDay }))
      .min(1)
      .max(MAX_LINES)
      .refine((lines) => new Set(lines.map(({ index }) => index)).size === lines.length, "names a line twice"),
    previewToken: z.string().min(1).max(200).nullable().default(null),
  })
  .meta({ id: "ChangeOfDates" });

const figures = {
  date: supportedDay,
  billedFrom: supportedDay.nullable(),
  billedUntil: supportedDay.nullable(),
  buyOutCents: z.int(),
};

/** What other days would mean, line by line: before and after. */
export const movePreviewAnswer = z
  .object({
    previewToken: z.string(),
    costsMore: z.boolean(),
    /** The buy-out total of the request afterwards. */
    buyOutCents: z.int(),
    lines: z.array(z.object({ index: z.int().min(0), ...figures, before: z.object(figures) })),
  })
  .meta({ id: "DatesPreview" });

/** Lines that can be moved together where one of them can't be alone, as they are to be sent. */
export const movedTogetherAnswer = z
  .object({
    lines: z.array(z.object({ index: z.int().min(0), preferredDate: supportedDay })),
    preview: movePreviewAnswer,
  })
  .meta({ id: "DatesTogether" });

export function answerOfMove(move: MoveAssessment): z.input<typeof movePreviewAnswer> {
  const { previewToken, costsMore, buyOutCents } = move;
  const plain = (of: LineFigures): LineFigures => ({
    date: of.date,
    billedFrom: of.billedFrom,
    billedUntil: of.billedUntil,
    buyOutCents: of.buyOutCents,
  });
  return {
    previewToken,
    costsMore,
    buyOutCents,
    lines: move.lines.map(({ index, before, after }) => ({ index, ...plain(after), before: plain(before) })),
  };
}

/** Returns the lines that can be moved together, as they are to be sent, with what that means. */
export function answerOfTogether({
  wanted,
  move,
}: {
  readonly wanted: readonly { readonly index: number; readonly preferredDate: LocalDate }[];
  readonly move: MoveAssessment;
}): z.input<typeof movedTogetherAnswer> {
  return { lines: [...wanted], preview: answerOfMove(move) };
}

/** A day that was picked for a line on the page, and what was shown of it when it is confirmed. */
export type MoveForm = {
  readonly index: number;
  /** Null while it is no complete date. */
  readonly preferredDate: LocalDate | null;
  /** The lines that go along, and their days. */
  readonly along: readonly { readonly index: number; readonly preferredDate: LocalDate }[];
  /** Null: only look what it means. */
  readonly previewToken: string | null;
};

/** Returns what the form says, or null when it is another form. Throws a 400 for anything the form cannot send. */
export function parseMoveForm(form: FormData): MoveForm | null {
  const index = form.get("move");
  if (index === null) return null;
  if (typeof index !== "string" || !/^\d{1,4}$/.test(index)) throw badRequest();
  const [date, token] = [form.get("date"), form.get("previewToken")];
  const along = form.getAll("along").map((value) => {
    const [, at, day = ""] = (typeof value === "string" ? /^(\d{1,4}):(.+)$/.exec(value) : null) ?? [];
    if (at === undefined || !isSupportedDay(day)) throw badRequest();
    return { index: Number(at), preferredDate: day };
  });
  if (new Set([Number(index), ...along.map((each) => each.index)]).size !== along.length + 1) throw badRequest();
  return {
    index: Number(index),
    preferredDate: typeof date === "string" && isSupportedDay(date) ? date : null,
    along,
    previewToken: typeof token === "string" && token !== "" ? token.slice(0, 200) : null,
  };
}

function badRequest(): Response {
  return new Response(null, { status: 400, statusText: "Bad Request" });
}
