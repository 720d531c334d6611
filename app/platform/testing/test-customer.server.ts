import type { Language } from "~/kernel/language";
import type { ServerContext } from "../context.server";
import type { Prisma } from "../prisma/client";

export type TestCustomer = {
  readonly customerId: string;
  readonly customerNumber: number;
  readonly contractId: string;
};

type CustomerRow = Omit<Prisma.CustomerUncheckedCreateInput, "contract">;

/** Returns the row of a customer who is complete and active, with an id and a number of its own. */
export function customerRow(
  newId: ServerContext["newId"],
  overrides: Partial<CustomerRow> = {},
): CustomerRow & Identified {
  const address = { Street: "Bakkerstraat 2", PostalCode: "3511 AB", City: "Utrecht" };
  return {
    id: newId.uuid(),
    customerNumber: newId.customerNumber(),
    name: "Bakkerij De Vries B.V.",
    kvk: "87654321",
    invoiceEmail: "facturen@bakkerij.example",
    billingStreet: address.Street,
    billingPostalCode: address.PostalCode,
    billingCity: address.City,
    installationStreet: address.Street,
    installationPostalCode: address.PostalCode,
    installationCity: address.City,
    iban: "NL20INGB0001234567",
    mandateId: "MNDT-000123",
    mandateSignedOn: new Date("2026-10-20T00:00:00Z"),
    activatedAt: new Date("2026-11-01T08:00:00Z"),
    createdAt: new Date("2026-10-20T08:00:00Z"),
    ...overrides,
  };
}

type Identified = { readonly id: string; readonly customerNumber: number };

/** Inserts a customer with a contract and nothing else, for tests that do not depend on how customers are created. */
export async function insertTestCustomer(
  context: ServerContext,
  overrides: { readonly name?: string; readonly language?: Language; readonly activatedAt?: Date | null } = {},
): Promise<TestCustomer> {
  const customer = customerRow(context.newId, overrides);
  const contractId = context.newId.uuid();
  await context.database.withoutCustomer(async (tx) => {
    await tx.customer.create({
      data: {
        ...customer,
        contract: {
          create: {
            id: contractId,
            startOn: new Date("2025-03-01T00:00:00Z"),
            termMonths: 36,
            serviceLevelCode: "standard",
          },
        },
      },
    });
  });
  return { customerId: customer.id, customerNumber: customer.customerNumber, contractId };
}
