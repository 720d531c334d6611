import * as z from "zod";

import { isSingleLineText, toSingleLine } from "~/kernel/single-line-text";
import { MAX_COMMENT_LENGTH, MAX_REFERENCE_LENGTH, NO_NOTE, type RequestNote } from "../domain/request-note";

const reference = z
  .string()
  .trim()
  .refine((text) => lengthOf(text) <= MAX_REFERENCE_LENGTH, `at most ${String(MAX_REFERENCE_LENGTH)} characters`)
  .refine(isSingleLineText, "must not hold control characters or line breaks")
  .meta({ maxLength: MAX_REFERENCE_LENGTH });

const comment = z
  .string()
  .transform((text) => text.replaceAll(LINE_BREAK, "\n").trim())
  .refine((text) => lengthOf(text) <= MAX_COMMENT_LENGTH, `at most ${String(MAX_COMMENT_LENGTH)} characters`)
  .refine((text) => text.split("\n").every(isSingleLineText), "must not hold control characters")
  .meta({ maxLength: MAX_COMMENT_LENGTH });

/** What the submitter calls a request, in the body of a submission. An empty text is none. */
export const requestNoteShape = {
  reference: reference.transform(orNull).nullable().default(null),
  comment: comment.transform(orNull).nullable().default(null),
};

/** The same in a draft, as far as it is typed. */
export const draftNoteSchema = z
  .object({ reference: z.string().nullable(), comment: z.string().nullable() })
  .transform(({ reference: given, comment: told }) => noteOf(given, told));

/** Returns what the fields of a form say. What a browser does not let through is left out of it. */
export function parseRequestNote(form: FormData): RequestNote {
  return noteOf(form.get("reference"), form.get("comment"));
}

function noteOf(given: unknown, told: unknown): RequestNote {
  return {
    reference: typeof given === "string" ? orNull(cut(toSingleLine(given), MAX_REFERENCE_LENGTH)) : NO_NOTE.reference,
    comment: typeof told === "string" ? orNull(cut(toLines(told), MAX_COMMENT_LENGTH)) : NO_NOTE.comment,
  };
}

const LINE_BREAK = /\r\n?/g;

function toLines(text: string): string {
  return text.replaceAll(LINE_BREAK, "\n").split("\n").map(toSingleLine).join("\n").trim();
}

function cut(text: string, length: number): string {
  return Array.from(text).slice(0, length).join("").trim();
}

/** Characters as a reader counts them, not the halves that some are stored in. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
