import type { Language } from "~/kernel/language";
import type { ServerContext } from "../context.server";

export type TestCustomer = {
  readonly customerId: string;
  readonly customerNumber: number;
  readonly contractId: string;
};

/** A customer with a contract and nothing else, for tests of what does not depend on how customers come to be. */
export async function insertTestCustomer(
  context: ServerContext,
  overrides: { readonly name?: string; readonly language?: Language; readonly activatedAt?: Date | null } = {},
): Promise<TestCustomer> {
  const [customerId, contractId, customerNumber] = [
    context.newId.uuid(),
    context.newId.uuid(),
    context.newId.customerNumber(),
  ];
  await context.database.withoutCustomer(async (tx) => {
    await tx.customer.create({
      data: {
        id: customerId,
        customerNumber,
        name: "Bakkerij De Vries B.V.",
        kvk: "87654321",
        invoiceEmail: "facturen@bakkerij.example",
        billingStreet: "Bakkerstraat 2",
        billingPostalCode: "3511 AB",
        billingCity: "Utrecht",
        installationStreet: "Bakkerstraat 2",
        installationPostalCode: "3511 AB",
        installationCity: "Utrecht",
        iban: "NL20INGB0001234567",
        mandateId: "MNDT-000123",
        mandateSignedOn: new Date("2026-10-20T00:00:00Z"),
        activatedAt: new Date("2026-11-01T08:00:00Z"),
        createdAt: new Date("2026-10-20T08:00:00Z"),
        ...overrides,
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
  return { customerId, customerNumber, contractId };
}
