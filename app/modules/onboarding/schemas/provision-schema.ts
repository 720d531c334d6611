import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { TERMS_IN_MONTHS } from "~/modules/contract/domain/contract";
import {
  calendarDate,
  countryCode,
  e164,
  emailAddress,
  iban,
  kvkNumber,
  mandateId,
  productCode,
  vatNumber,
  singleLineText,
} from "./provision-fields";

/** A field that may be null or absent; both mean null. */
const orNull = <T extends z.ZodType>(field: T) => field.nullish().transform((value) => value ?? null);

const address = z.strictObject({
  street: singleLineText(140),
  postalCode: singleLineText(12),
  city: singleLineText(80),
  country: countryCode.default("NL"),
});

const customer = z.strictObject({
  name: singleLineText(140),
  kvk: kvkNumber,
  vatNumber: orNull(vatNumber),
  language: z.enum(["nl", "en"]).default("nl"),
  invoiceEmail: emailAddress,
  buyerReference: orNull(singleLineText(100)),
  billingAddress: address,
  installationAddress: orNull(address),
  iban,
  mandate: z.strictObject({ id: mandateId, signedOn: calendarDate }),
});

const contract = z.strictObject({
  startDate: calendarDate,
  termMonths: z.literal(TERMS_IN_MONTHS, `must be ${TERMS_IN_MONTHS.join(" or ")}`),
  contracted: z.partialRecord(z.enum(CATEGORIES), z.int().min(0)).default({}),
  serviceLevel: z.enum(["standard", "premium"]).default("standard"),
});

const numberRange = z.strictObject({ productCode, first: e164, last: e164 });

const profile = z.strictObject({
  productCode,
  name: singleLineText(100),
  e164: orNull(e164),
  withDevice: z.boolean().default(false),
  withPhone: z.boolean().default(false),
  options: z.array(productCode).default([]),
});

export const deliverySchema = z.strictObject({
  category: z.enum(CATEGORIES),
  pocSignedOn: orNull(calendarDate),
  coordinator: singleLineText(100),
  surveyOn: orNull(calendarDate),
  groupOptions: z.array(productCode).default([]),
  numbers: z.array(numberRange).default([]),
  profiles: z.array(profile).default([]),
});

/** The shape of the order that `provision` takes. Unknown keys are rejected. Whether the parts fit together is judged
 *  by the rules of the order. */
export const provisionSchema = z.strictObject({
  customer,
  contract,
  deliveries: z.array(deliverySchema).min(1, "must hold at least one delivery"),
  owner: z.strictObject({ email: emailAddress.transform((email) => email.toLowerCase()), name: singleLineText(100) }),
});

/** A valid order of a new customer. */
export type ProvisionInput = z.output<typeof provisionSchema>;
