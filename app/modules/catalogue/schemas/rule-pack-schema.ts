import * as z from "zod";
import type { LocalDate } from "~/kernel/local-date";
import { CATEGORIES, MAX_PRICE_CENTS } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";

/** Parses a rule pack (the content of `rule-pack.json`, without its date) into the domain type. Every value must be
 *  present: a policy has no silent defaults. Throws a ZodError that names each missing, unknown or impossible value. */
export function parseRulePack(content: unknown, validFrom: LocalDate): RulePack {
  return { validFrom, ...rulePackSchema.parse(content) };
}

/** Returns the name of every value of a rule pack, prefixed with the part that it belongs to: `leadTimes.licence`. */
export function rulePackValues(): string[] {
  return valuesOf(rulePackSchema, []);
}

function valuesOf(schema: unknown, path: readonly string[]): string[] {
  if (!(schema instanceof z.ZodObject)) return [path.join(".")];
  return Object.entries(schema.shape as Record<string, unknown>).flatMap(([key, part]) =>
    valuesOf(part, [...path, key]),
  );
}

const whole = z.int().min(0);
const percent = z.int().min(0).max(100);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day as HH:MM");
/** From one time of day until another on the same day. */
const span = z
  .strictObject({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from < until, "ends before it begins");
const code = z.string().regex(/^[A-Z0-9_]+$/, "a product code");
const codes = z.array(code);
/** With its leading 0. */
const areaCode = z.string().regex(/^0[1-9]\d{1,2}$/, "an area code as 020");
const monthAndDay = { name: z.string().min(1), month: z.int().min(1).max(12), day: z.int().min(1).max(31) };

const holidayRule = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("fixed"), ...monthAndDay, everyYears: z.int().min(1).optional() })
    .transform(({ everyYears, ...rule }) => (everyYears === undefined ? rule : { ...rule, everyYears })),
  z.strictObject({ kind: z.literal("fixed-not-sunday"), ...monthAndDay }),
  z.strictObject({ kind: z.literal("easter"), name: z.string().min(1), daysAfter: z.int() }),
]);

const buyOutFormula = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("remaining-terms"), percent }),
  z.strictObject({ kind: z.literal("fixed"), cents: whole }),
]);

const rulePackSchema = z.strictObject({
  downscale: z.strictObject({
    percent,
    rounding: z.enum(["down", "half-up", "up"]),
    baseline: z.enum(["contracted-then-in-service", "in-service-each-year", "contracted"]),
    counts: z.array(z.enum(["removal", "downgrade"])),
    devices: z.enum(["always-fee", "as-other-profiles"]),
    oncePerProfile: z.boolean(),
    freeFirst: z.enum(["highest-fee", "line-order"]),
    fee: buyOutFormula,
    minimumProfiles: whole,
  }),
  leadTimes: z.strictObject({ noLicence: whole, licence: whole, licenceWithHardware: whole, hardware: whole }),
  receipt: z.strictObject({ cutOffTime: timeOfDay.nullable() }),
  preferredDate: z.strictObject({ maxDays: whole, workingDaysOnly: z.boolean() }),
  preparedRequest: z.strictObject({ maxDays: z.int().min(1), submitsAt: timeOfDay, maxWaiting: z.int().min(1) }),
  execution: z.strictObject({ startsAt: timeOfDay }),
  billingEnds: z.strictObject({ profileMonthsAfterReceipt: whole, optionMonthsAfterExecution: whole }),
  fit: z.strictObject({
    profileRules: z.strictObject({ plus_only: codes, pro_only: codes }),
    exclusiveGroups: z.array(codes.min(2)),
    groupOptionsNeed: z.partialRecord(z.enum(CATEGORIES), code),
    optionNeeds: z.array(z.strictObject({ option: code, needs: code })),
    notSelfService: z.strictObject({ codes, prefixes: codes, categories: z.array(z.enum(CATEGORIES)) }),
    contractOptions: codes,
    substantiated: codes,
    phoneProductCode: code,
  }),
  quantity: z
    .strictObject({ min: z.int().min(1), max: z.int().min(1) })
    .refine(({ min, max }) => min <= max, "the smallest quantity is above the largest"),
  requestSize: z.strictObject({
    maxLines: z.int().min(1),
    maxUnits: z.int().min(1),
    maxOneTimeCents: whole.max(MAX_PRICE_CENTS),
  }),
  areaCodes: z.strictObject({ geographic: z.array(areaCode).min(1), fallback: areaCode, notFor: codes }),
  requestFeeCents: whole,
  vatPercent: percent,
  collectionDays: whole,
  noticeMonths: whole,
  invitationDays: z.int().min(1),
  warrantyMonths: whole,
  hiddenDigits: whole,
  fairUse: z.strictObject({ minutesPerUserPerMonth: z.int().min(1) }),
  officeHours: span,
  maintenance: span,
  holidays: z.array(holidayRule),
});
