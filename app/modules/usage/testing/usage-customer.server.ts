import { localDate, type LocalDate } from "~/kernel/local-date";
import type { ServerContext } from "~/platform/context.server";
import { toDateColumn, toDateColumnOrNull } from "~/platform/database/date-columns.server";
import { insertTestCustomer } from "~/platform/testing/test-customer.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { storeRateSheets } from "../server/load-rate-sheets.server";

type NumberRow = {
  readonly e164: string;
  readonly category?: "voice" | "mobile";
  readonly from?: LocalDate;
  readonly until?: LocalDate | null;
  readonly name?: string;
  readonly costCentre?: string;
  readonly options?: readonly { readonly code: string; readonly from: LocalDate; readonly until?: LocalDate }[];
};

export type UsageCustomer = {
  readonly customerId: string;
  /** By number. */ readonly profileIds: ReadonlyMap<string, string>;
};

const LONG_AGO = localDate("2025-03-01");

/** Inserts a customer with users who have numbers, and loads the rates of the files. */
export async function insertUsageCustomer(
  context: ServerContext,
  numbers: readonly NumberRow[],
  blocks: readonly { readonly first: string; readonly last: string }[] = [],
): Promise<UsageCustomer> {
  await storeRateSheets(context, readRateSheets());
  const { customerId } = await insertTestCustomer(context);
  const profileIds = new Map(numbers.map(({ e164 }) => [e164, context.newId.uuid()]));
  await context.database.withoutCustomer(async (tx) => {
    await tx.product.createMany({ data: [{ code: "TEST_PROFILE" }, { code: "TEST_BLOCK" }], skipDuplicates: true });
    for (const { e164, category = "voice", from = LONG_AGO, until = null, options = [], ...row } of numbers) {
      const profileId = profileIds.get(e164) ?? "";
      await tx.profile.create({
        data: {
          id: profileId,
          customerId,
          category,
          productCode: "TEST_PROFILE",
          name: row.name ?? "Jan Jansen",
          e164,
          activeFrom: toDateColumn(from),
          activeUntil: toDateColumnOrNull(until),
          costCentre: row.costCentre ?? null,
        },
      });
      await tx.product.createMany({ data: options.map(({ code }) => ({ code })), skipDuplicates: true });
      await tx.subscription.createMany({
        data: options.map((option) => ({
          id: context.newId.uuid(),
          customerId,
          category,
          kind: "option" as const,
          productCode: option.code,
          profileId,
          activeFrom: toDateColumn(option.from),
          activeUntil: toDateColumnOrNull(option.until ?? null),
        })),
      });
    }
    await tx.subscription.createMany({
      data: blocks.map(({ first, last }) => ({
        id: context.newId.uuid(),
        customerId,
        category: "voice" as const,
        kind: "number" as const,
        productCode: "TEST_BLOCK",
        firstE164: first,
        lastE164: last,
        activeFrom: toDateColumn(LONG_AGO),
      })),
    });
  });
  return { customerId, profileIds };
}
