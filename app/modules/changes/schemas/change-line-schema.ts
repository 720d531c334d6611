import * as z from "zod";
import { isSingleLineText } from "~/kernel/single-line-text";

const id = z.string().min(1);
const productCode = z.string().min(1);
/** Any number: whether it is possible is judged by a rule, with a finding of its own. */
const quantity = z.number().default(1);
const profileOrGroup = id.nullable().default(null);

/** The fields of a line by action, as objects that can be extended. */
export const lineShapes = {
  "add-profile": z.object({
    action: z.literal("add-profile"),
    productCode,
    quantity,
    withPhone: z.boolean().default(false),
    options: z.array(productCode).default([]),
    names: z
      .array(z.string().max(200).refine(isSingleLineText, "must not hold control characters or line breaks"))
      .max(500)
      .default([]),
  }),
  "remove-profile": z.object({ action: z.literal("remove-profile"), profileId: id }),
  "convert-profile": z.object({
    action: z.literal("convert-profile"),
    profileId: id,
    toProductCode: productCode,
  }),
  "add-option": z.object({ action: z.literal("add-option"), profileId: profileOrGroup, productCode }),
  "remove-option": z.object({ action: z.literal("remove-option"), profileId: profileOrGroup, productCode }),
  "add-number": z.object({
    action: z.literal("add-number"),
    productCode,
    quantity,
    country: z.string().default("NL"),
    areaCode: z.string().nullable().default(null),
  }),
  "remove-number": z.object({ action: z.literal("remove-number"), numberId: id }),
  "order-phone": z.object({ action: z.literal("order-phone"), profileId: id, quantity }),
} as const;

/** One line of a change request (interfaces: Lines), with defaults for absent fields. Unknown keys are dropped. */
export const changeLineSchema = z.discriminatedUnion("action", [
  lineShapes["add-profile"],
  lineShapes["remove-profile"],
  lineShapes["convert-profile"],
  lineShapes["add-option"],
  lineShapes["remove-option"],
  lineShapes["add-number"],
  lineShapes["remove-number"],
  lineShapes["order-phone"],
]);
