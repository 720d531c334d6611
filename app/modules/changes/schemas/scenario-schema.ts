import * as z from "zod";
import { CATEGORIES, MAX_PRICE_CENTS, SCOPES, type Product } from "~/modules/catalogue/domain/catalogue";
import { TERMS_IN_MONTHS } from "~/modules/contract/domain/contract";
import type { NumberInService, ProfileInService } from "~/modules/inventory/domain/in-service";
import type { EarlierLine } from "../domain/evaluation/evaluation-input";
import type { Scenario, ScenarioRequest } from "../domain/evaluation/scenario";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { changeLineSchema, GIVES_OR_RELEASES, givesOrReleases, lineShapes } from "./change-line-schema";

/** Parses one scenario of `simulate` into the domain type, with defaults for absent fields. Unknown keys are dropped.
 *  Throws a ZodError that names each missing or invalid field. */
export function parseScenario(json: unknown): Scenario {
  const { requests, ...scenario } = scenarioSchema.parse(json);
  return { ...scenario, requests: requests.map(earlierRequest) };
}

const category = z.enum(CATEGORIES);
const code = z.string().min(1);
const cents = z.int().min(0).max(MAX_PRICE_CENTS);
const status = z.enum(["queued", "completed", "cancelled", "rejected"]);

const profile = z.object({
  id: z.string().min(1),
  category,
  productCode: code,
  activeFrom: supportedDay.nullable(),
  activeUntil: supportedDay.nullable().default(null),
  withDevice: z.boolean().default(false),
  options: z.array(code).default([]),
  name: z.string().nullable().default(null),
  e164: z.string().nullable().default(null),
}) satisfies z.ZodType<ProfileInService>;

/** What an earlier line may have in addition to the line itself. */
const history = {
  status: status.nullable().default(null),
  buyOutCents: z.int().min(0).default(0),
  fromProductCode: code.nullable().default(null),
  date: supportedDay.nullable().default(null),
};

const earlierLine = z.discriminatedUnion("action", [
  lineShapes["add-profile"].extend(history),
  lineShapes["remove-profile"].extend(history),
  lineShapes["convert-profile"].extend(history),
  lineShapes["hand-over"].extend(history).refine(givesOrReleases, GIVES_OR_RELEASES),
  lineShapes["add-option"].extend(history),
  lineShapes["remove-option"].extend(history),
  lineShapes["add-number"].extend(history),
  lineShapes["remove-number"].extend(history),
  lineShapes["order-phone"].extend(history),
]);

const earlier = z.object({
  id: z.string().nullable().default(null),
  receivedOn: supportedDay,
  status,
  preferredDate: supportedDay.nullable().default(null),
  lines: z.array(earlierLine),
});

const product = z
  .object({
    code,
    name: z.string().optional(),
    category,
    scope: z.enum(SCOPES),
    monthlyCents: cents,
    firstInstallCents: cents.default(0),
    expansionCents: cents.nullable().default(null),
    oneTimeBasis: z.enum(["per_order", "per_unit"]),
    profileRule: z.enum(["", "plus_only", "pro_only"]).default(""),
    countries: z.array(z.string()).default([]),
    source: z.string().default("scenario"),
  })
  .transform((row): Product => ({ ...row, name: row.name ?? row.code }));

/** A single number has the same first and last number. One that is ordered and not assigned has neither. */
const numberProduct = z
  .object({
    numberId: z.string().min(1),
    productCode: code,
    first: z.string().nullable().default(null),
    last: z.string().nullable().default(null),
  })
  .transform(({ numberId, productCode, first, last }): NumberInService => ({
    id: numberId,
    productCode,
    numbers: first === null ? null : { first, last: last ?? first },
  }));

const scenarioSchema = z.object({
  contract: z.object({
    startDate: supportedDay,
    termMonths: z.literal(TERMS_IN_MONTHS, `must be ${TERMS_IN_MONTHS.join(" or ")}`),
  }),
  contracted: z.partialRecord(category, z.int().min(0)).default({}),
  profiles: z.array(profile),
  groupOptions: z.array(code).default([]),
  numbers: z.array(numberProduct).nullable().default(null),
  requests: z.array(earlier).default([]),
  products: z.array(product).default([]),
  proposal: z.object({
    receivedOn: supportedDay,
    preferredDate: supportedDay.nullable().default(null),
    lines: z.array(changeLineSchema),
  }),
});

function earlierRequest(request: z.infer<typeof earlier>): ScenarioRequest {
  const lines = request.lines.map(
    ({ status: ownStatus, buyOutCents, fromProductCode, date, ...line }): EarlierLine => ({
      line,
      status: ownStatus ?? request.status,
      buyOutCents,
      fromProductCode,
      date,
    }),
  );
  return { id: request.id, receivedOn: request.receivedOn, preferredDate: request.preferredDate, lines };
}
