import * as z from "zod";
import { isSingleLineText } from "~/kernel/single-line-text";
import { costCentreName, costCentreProblem } from "~/modules/inventory/domain/cost-centre";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";

/** The longest reason for an option that asks for one (R5.7). */
export const MAX_SUBSTANTIATION = 500;

const id = z.string().min(1);
const productCode = z.string().min(1);
/** Any number: whether it is possible is judged by a rule, with a finding of its own. */
const quantity = z.number().default(1);
/** The date that is asked for a line (R3.4). */
const dated = { preferredDate: supportedDay.nullable().exactOptional() };
const e164 = z.string().min(1).max(20);
const personName = z.string().max(200).refine(isSingleLineText, "must not hold control characters or line breaks");
const substantiation = z
  .string()
  .max(MAX_SUBSTANTIATION)
  .refine(isSingleLineText, "must not hold control characters or line breaks");
const costCentre = z
  .string()
  .transform(costCentreName)
  .refine((name) => costCentreProblem(name) === null, "must be 1 to 40 characters with a letter or digit");
const profileOrGroup = id.nullable().default(null);

/** The fields of a line by action, as objects that can be extended. */
export const lineShapes = {
  "add-profile": z.object({
    action: z.literal("add-profile"),
    productCode,
    quantity,
    withPhone: z.boolean().default(false),
    options: z.array(productCode).default([]),
    names: z.array(personName).max(500).default([]),
    name: personName.nullable().exactOptional(),
    e164: e164.nullable().exactOptional(),
    costCentre: costCentre.nullable().exactOptional(),
    ...dated,
  }),
  "remove-profile": z.object({ action: z.literal("remove-profile"), profileId: id, ...dated }),
  "convert-profile": z.object({
    action: z.literal("convert-profile"),
    profileId: id,
    toProductCode: productCode,
    ...dated,
  }),
  "hand-over": z.object({
    action: z.literal("hand-over"),
    profileId: id,
    name: personName.nullable().exactOptional(),
    e164: e164.nullable().exactOptional(),
    release: z.boolean().exactOptional(),
    ...dated,
  }),
  "add-option": z.object({
    action: z.literal("add-option"),
    profileId: profileOrGroup,
    productCode,
    substantiation: substantiation.nullable().exactOptional(),
    ...dated,
  }),
  "remove-option": z.object({ action: z.literal("remove-option"), profileId: profileOrGroup, productCode, ...dated }),
  "add-number": z.object({
    action: z.literal("add-number"),
    productCode,
    quantity,
    country: z.string().default("NL"),
    areaCode: z.string().nullable().default(null),
    ...dated,
  }),
  "remove-number": z.object({ action: z.literal("remove-number"), numberId: id, ...dated }),
  "order-phone": z.object({ action: z.literal("order-phone"), profileId: id, quantity, ...dated }),
} as const;

/** A number is either given or taken away (R5.8). */
export function givesOrReleases(line: { readonly e164?: string | null; readonly release?: boolean }): boolean {
  return line.release !== true || line.e164 == null;
}

export const GIVES_OR_RELEASES = {
  error: "a number is either given (e164) or taken away (release)",
  path: ["release"],
};

/** One line of a change request (interfaces: Lines), with defaults for absent fields. Unknown keys are dropped. */
export const changeLineSchema = z.discriminatedUnion("action", [
  lineShapes["add-profile"],
  lineShapes["remove-profile"],
  lineShapes["convert-profile"],
  lineShapes["hand-over"].refine(givesOrReleases, GIVES_OR_RELEASES),
  lineShapes["add-option"],
  lineShapes["remove-option"],
  lineShapes["add-number"],
  lineShapes["remove-number"],
  lineShapes["order-phone"],
]);
