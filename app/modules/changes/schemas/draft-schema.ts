import * as z from "zod";

import { toSingleLine } from "~/kernel/single-line-text";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { MAX_SUBSTANTIATION } from "./change-line-schema";
import { draftNoteSchema } from "./request-note-schema";
import { MAX_COST_CENTRE_LENGTH } from "~/modules/inventory/domain/cost-centre";
import { EMPTY_DRAFT, type ChangeDraft, type ExtraLine } from "../domain/desk/change-draft";

const code = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const name = z.string().max(120).transform(toSingleLine);
const dated = { preferredDate: supportedDay.nullable().exactOptional() };

/** A line of the form or of a stored draft that changes neither the product nor the options of a profile. What it asks is judged by
 *  the evaluator, not here. */
export const extraLineSchema = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("add-profile"),
    productCode: code,
    quantity: z.number().int(),
    withPhone: z.boolean(),
    options: z.array(code).max(50),
    names: z.array(name).max(500),
    name: name.nullable().exactOptional(),
    e164: z.string().max(20).nullable().exactOptional(),
    costCentre: z.string().max(MAX_COST_CENTRE_LENGTH).nullable().exactOptional(),
    ...dated,
  }),
  z.object({
    action: z.literal("add-number"),
    productCode: code,
    quantity: z.number().int(),
    country: z.string().max(2),
    areaCode: z.string().max(8).nullable(),
    ...dated,
  }),
  z.object({ action: z.literal("remove-number"), numberId: id, ...dated }),
  z.object({ action: z.literal("order-phone"), profileId: id.or(z.literal("")), quantity: z.number().int(), ...dated }),
  z.object({
    action: z.literal("hand-over"),
    profileId: id,
    name: name.nullable().exactOptional(),
    e164: z.string().max(20).nullable().exactOptional(),
    release: z.boolean().exactOptional(),
    ...dated,
  }),
  z.object({ action: z.literal("add-option"), profileId: z.null(), productCode: code, ...dated }),
  z.object({ action: z.literal("remove-option"), profileId: z.null(), productCode: code, ...dated }),
]) satisfies z.ZodType<ExtraLine>;

const draftSchema = z.object({
  wishes: z.record(
    id,
    z.object({
      to: code,
      options: z.array(code).max(50).nullable(),
      date: supportedDay.nullable().exactOptional(),
      substantiation: z.string().max(MAX_SUBSTANTIATION).transform(toSingleLine).exactOptional(),
    }),
  ),
  extras: z.array(extraLineSchema).max(2_000),
  preferredDate: supportedDay.nullable(),
  note: draftNoteSchema.exactOptional(),
}) satisfies z.ZodType<ChangeDraft>;

/** Returns whether a draft can be stored, so that reading it again gives the same. */
export function isStorable(draft: ChangeDraft): boolean {
  return draftSchema.safeParse(draft).success;
}

/** Parses a stored draft. One that cannot be read any more is an empty one. */
export function parseDraft(json: unknown): ChangeDraft {
  return draftOrNull(json) ?? EMPTY_DRAFT;
}

/** Parses a draft that is to be kept; null when it is none, or asks more than a draft can. */
export function draftOrNull(json: unknown): ChangeDraft | null {
  const parsed = draftSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}
