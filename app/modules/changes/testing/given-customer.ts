import { localDate, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { toDateColumn, toDateColumnOrNull } from "~/platform/database/date-columns.server";
import type { ServerContext } from "~/platform/context.server";
import { customerRow } from "~/platform/testing/test-customer.server";

export type GivenProfile = {
  readonly productCode?: string;
  readonly category?: Category;
  readonly options?: readonly string[];
  readonly withDevice?: boolean;
  readonly activeUntil?: LocalDate | null;
  readonly name?: string;
  readonly e164?: string;
};

/** A number product, with its numbers where they matter. */
export type GivenNumbers = string | { readonly productCode: string; readonly first: string; readonly last: string };

export type GivenCustomer = {
  readonly startDate?: LocalDate;
  readonly termMonths?: 24 | 36;
  readonly contracted?: Partial<Record<Category, number>>;
  readonly profiles?: readonly GivenProfile[];
  readonly groupOptions?: readonly string[];
  readonly numbers?: readonly GivenNumbers[];
  /** The last day that is on an invoice. Absent when nothing was invoiced yet. */
  readonly invoicedUntil?: LocalDate;
};

export type Customer = {
  readonly customerId: string;
  readonly submitter: { readonly userId: string; readonly email: string };
  readonly profileIds: readonly string[];
  readonly numberIds: readonly string[];
};

/** Inserts a customer with ten Pro users on a running contract of 36 months from 2025-03-01, unless told otherwise:
 *  everything is in service and billed from the start date. */
export async function givenCustomer(context: ServerContext, given: GivenCustomer = {}): Promise<Customer> {
  const {
    startDate = localDate("2025-03-01"),
    termMonths = 36,
    groupOptions = ["VOICE_CENTRALE"],
    numbers = [],
  } = given;
  const profiles: readonly GivenProfile[] = given.profiles ?? Array.from({ length: 10 }, () => ({}));
  const { uuid } = context.newId;
  const [customerId, contractId, userId] = [uuid(), uuid(), uuid()];
  const email = `owner-${userId.slice(0, 8)}@example.nl`;
  const startOn = toDateColumn(startDate);
  const invoicedUntil = toDateColumnOrNull(given.invoicedUntil ?? null);
  const running = { customerId, activeFrom: startOn, billedFrom: startOn, invoicedUntil };
  const profileIds = profiles.map(() => uuid());
  const numberIds = numbers.map(() => uuid());
  await context.database.withCustomer(customerId, async (tx) => {
    await tx.customer.create({
      data: customerRow(context.newId, {
        id: customerId,
        invoiceEmail: email,
        mandateSignedOn: startOn,
        activatedAt: startOn,
        createdAt: startOn,
      }),
    });
    await tx.contract.create({
      data: { id: contractId, customerId, startOn, termMonths, serviceLevelCode: "standard" },
    });
    const contracted = given.contracted ?? { voice: profiles.length };
    await tx.contractedProfiles.createMany({
      data: Object.entries(contracted).map(([category, count]) => ({
        contractId,
        customerId,
        category: category as Category,
        count,
      })),
    });
    await tx.user.create({
      data: { id: userId, customerId, email, name: "Jan de Vries", role: "owner", createdAt: startOn },
    });
    for (const [at, profile] of profiles.entries()) {
      const { productCode = "VOICE_PROFILE_PRO", category = "voice", options = [], activeUntil = null } = profile;
      const id = profileIds[at] ?? "";
      const ended = toDateColumnOrNull(activeUntil);
      await tx.profile.create({
        data: {
          id,
          customerId,
          category,
          productCode,
          name: profile.name ?? `Gebruiker ${String(at + 1).padStart(3, "0")}`,
          e164: profile.e164 ?? null,
          withDevice: profile.withDevice ?? false,
          activeFrom: startOn,
          activeUntil: ended,
        },
      });
      await tx.subscription.createMany({
        data: [
          {
            ...running,
            id: uuid(),
            category,
            kind: "profile",
            productCode,
            profileId: id,
            activeUntil: ended,
            billedUntil: ended,
          },
          ...options.map((option) => ({
            ...running,
            id: uuid(),
            category,
            kind: "option" as const,
            productCode: option,
            profileId: id,
          })),
        ],
      });
    }
    await tx.subscription.createMany({
      data: [
        ...groupOptions.map((productCode) => ({
          ...running,
          id: uuid(),
          category: "voice" as const,
          kind: "group_option" as const,
          productCode,
        })),
        ...numbers.map((given, at) => {
          const { productCode, first, last } =
            typeof given === "string" ? { productCode: given, first: null, last: null } : given;
          return {
            ...running,
            id: numberIds[at] ?? "",
            category: "voice" as const,
            kind: "number" as const,
            productCode,
            firstE164: first,
            lastE164: last,
          };
        }),
      ],
    });
  });
  return { customerId, submitter: { userId, email }, profileIds, numberIds };
}
