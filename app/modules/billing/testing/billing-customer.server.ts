import type { Language } from "~/kernel/language";
import { localDate, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { toDateColumn, toDateColumnOrNull } from "~/platform/database/date-columns.server";
import { customerRow } from "~/platform/testing/test-customer.server";

type Context = Pick<ServerContext, "database" | "clock" | "newId">;

export type TestCustomer = { readonly customerId: string; readonly customerNumber: number };

/** Inserts a customer with an address and a mandate, and nothing in service. */
export async function insertCustomer(
  context: Context,
  overrides: { readonly name?: string; readonly language?: Language; readonly buyerReference?: string | null } = {},
): Promise<TestCustomer> {
  const customer = customerRow(context.newId, {
    vatNumber: "NL862637223B01",
    buyerReference: "PO-1",
    activatedAt: null,
    createdAt: context.clock.now(),
    ...overrides,
  });
  await context.database.withoutCustomer((tx) => tx.customer.create({ data: customer }));
  return { customerId: customer.id, customerNumber: customer.customerNumber };
}

export type ServiceRows = {
  readonly productCode: string;
  readonly category?: Category;
  /** One user each; without names, one product of the module itself. */
  readonly names?: readonly string[];
  readonly billedFrom: LocalDate;
  readonly billedUntil?: LocalDate | null;
  readonly invoicedUntil?: LocalDate | null;
  /** The cents of each one's installation, charged on the first billed day. */
  readonly installationCents?: number;
  readonly costCentre?: string;
};

/** Puts products in service as a delivery does: profiles with their subscription, or one product of the module.
 *  Returns the ids of the profiles. */
export async function insertService(context: Context, customer: TestCustomer, rows: ServiceRows): Promise<string[]> {
  const { names = [], category = "voice" } = rows;
  return context.database.withoutCustomer(async (tx) => {
    const profileIds = names.map(() => context.newId.uuid());
    await tx.profile.createMany({
      data: names.map((name, at) => ({
        id: profileIds[at] ?? "",
        customerId: customer.customerId,
        category,
        productCode: rows.productCode,
        name,
        activeFrom: toDateColumn(rows.billedFrom),
        costCentre: rows.costCentre ?? null,
      })),
    });
    for (const profileId of names.length === 0 ? [null] : profileIds) {
      await insertSubscription(context, tx, customer, { ...rows, category, profileId });
    }
    return profileIds;
  });
}

async function insertSubscription(
  context: Context,
  tx: Transaction,
  { customerId }: TestCustomer,
  row: ServiceRows & { readonly category: Category; readonly profileId: string | null },
): Promise<void> {
  const { productCode, category, profileId, installationCents = 0 } = row;
  const billedFrom = toDateColumn(row.billedFrom);
  await tx.subscription.create({
    data: {
      id: context.newId.uuid(),
      customerId,
      category,
      kind: profileId === null ? "group_option" : "profile",
      productCode,
      profileId,
      activeFrom: billedFrom,
      billedFrom,
      billedUntil: toDateColumnOrNull(row.billedUntil ?? null),
      invoicedUntil: toDateColumnOrNull(row.invoicedUntil ?? null),
    },
  });
  if (installationCents === 0) return;
  await tx.charge.create({
    data: {
      id: context.newId.uuid(),
      customerId,
      kind: "installation",
      category,
      productCode,
      profileId,
      fromOn: billedFrom,
      untilOn: billedFrom,
      quantity: 1,
      unitCents: installationCents,
      netCents: installationCents,
    },
  });
}

/** Inserts the customer of the worked example of R7.1: Centrale and 10 Pro, in service from 10 November 2026. */
export async function insertWorkedExample(context: Context): Promise<TestCustomer & { readonly profileIds: string[] }> {
  const customer = await insertCustomer(context);
  const billedFrom = localDate("2026-11-10");
  await insertService(context, customer, { productCode: "VOICE_CENTRALE", billedFrom });
  const names = Array.from({ length: 10 }, (_, at) => `Gebruiker ${String(at)}`);
  const profileIds = await insertService(context, customer, {
    productCode: "VOICE_PROFILE_PRO",
    names,
    billedFrom,
    installationCents: 1500,
  });
  return { ...customer, profileIds };
}

export type UsageRow = {
  readonly profileId: string;
  readonly month: LocalDate;
  readonly category: string;
  readonly chargeCents: number;
  readonly records?: number;
  readonly minutes?: number;
};

/** Adds to what a user used in a month, as an import does. */
export async function addUsage(context: Context, { customerId }: TestCustomer, usage: UsageRow): Promise<void> {
  const { records = 1, minutes = 2, chargeCents } = usage;
  const key = {
    customerId,
    month: toDateColumn(usage.month),
    profileId: usage.profileId,
    fromE164: "+31201234561",
    category: usage.category,
    destination: "NL",
  };
  await context.database.withoutCustomer((tx) =>
    tx.usageRollup.upsert({
      where: { customerId_month_profileId_fromE164_category_destination: key },
      create: { ...key, records, minutes, units: 0n, chargeCents, chargedRecords: records, chargedMinutes: minutes },
      update: {
        records: { increment: records },
        minutes: { increment: minutes },
        chargedRecords: { increment: records },
        chargedMinutes: { increment: minutes },
        chargeCents: { increment: chargeCents },
      },
    }),
  );
}
