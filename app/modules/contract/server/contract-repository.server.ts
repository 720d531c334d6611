import { languageNamed } from "~/kernel/language";
import type { ServiceLevelTerms } from "../domain/service-level-terms";
import type { Language } from "~/kernel/language";
import type { LocalDate } from "~/kernel/local-date";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { toDateColumn, toLocalDate } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import type { Contract, ContractedProfiles } from "../domain/contract";

export type PostalAddress = {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
};

export type NewCustomer = {
  readonly id: string;
  readonly name: string;
  readonly kvk: string;
  readonly vatNumber: string | null;
  readonly language: Language;
  readonly invoiceEmail: string;
  readonly buyerReference: string | null;
  readonly billingAddress: PostalAddress;
  readonly installationAddress: PostalAddress;
  readonly iban: string;
  readonly mandate: { readonly id: string; readonly signedOn: LocalDate };
};

/** Returns false, without writing anything, when the customer number is taken. */
export async function addCustomer(
  tx: Transaction,
  customer: NewCustomer,
  customerNumber: number,
  createdAt: Date,
): Promise<boolean> {
  const { billingAddress: billing, installationAddress: installation, mandate, ...row } = customer;
  const { count } = await tx.customer.createMany({
    data: {
      ...row,
      customerNumber,
      billingStreet: billing.street,
      billingPostalCode: billing.postalCode,
      billingCity: billing.city,
      billingCountry: billing.country,
      installationStreet: installation.street,
      installationPostalCode: installation.postalCode,
      installationCity: installation.city,
      installationCountry: installation.country,
      mandateId: mandate.id,
      mandateSignedOn: toDateColumn(mandate.signedOn),
      createdAt,
    },
    skipDuplicates: true,
  });
  return count === 1;
}

export type NewContract = Contract & {
  readonly id: string;
  readonly customerId: string;
  readonly serviceLevel: string;
  readonly contracted: ContractedProfiles;
};

export async function addContract(tx: Transaction, contract: NewContract): Promise<void> {
  const { id, customerId } = contract;
  await tx.contract.create({
    data: {
      id,
      customerId,
      startOn: toDateColumn(contract.startDate),
      termMonths: contract.termMonths,
      serviceLevelCode: contract.serviceLevel,
    },
  });
  await tx.contractedProfiles.createMany({
    data: CATEGORIES.flatMap((category) => {
      const count = contract.contracted[category];
      return count === undefined ? [] : [{ contractId: id, customerId, category, count }];
    }),
  });
}

export type ContractOnFile = {
  readonly contractId: string;
  readonly contract: Contract;
  readonly contracted: ContractedProfiles;
  readonly serviceLevel: ServiceLevelTerms;
};

export async function readContract(tx: Transaction, customerId: string): Promise<ContractOnFile | null> {
  const [row] = await tx.$queryRaw<
    {
      id: string;
      startOn: Date;
      termMonths: number;
      contracted: ContractedProfiles;
      code: string;
      repairHours: number;
      countedHours: "office" | "every";
      availabilityPermille: number;
    }[]
  >`
    SELECT c.id, c.start_on AS "startOn", c.term_months AS "termMonths", l.code, l.repair_hours AS "repairHours",
           CASE l.repair_clock WHEN 'office' THEN 'office' ELSE 'every' END AS "countedHours", l.availability_permille AS "availabilityPermille",
           (SELECT coalesce(json_object_agg(p.category, p.count), '{}') FROM contracted_profiles p
             WHERE p.contract_id = c.id AND p.customer_id = c.customer_id) AS contracted
      FROM contracts c JOIN service_levels l ON l.code = c.service_level_code
     WHERE c.customer_id = ${customerId}::uuid`;
  if (!row) return null;
  const { id, startOn, termMonths, contracted, ...serviceLevel } = row;
  return { contractId: id, contract: { startDate: toLocalDate(startOn), termMonths }, contracted, serviceLevel };
}

/** Locks a contract: other transactions that lock it wait until this one ends. Returns how often it has been locked,
 *  this time included, or 0 when there is no contract. */
export async function lockContractRow(tx: Transaction, customerId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ revision: bigint }[]>`
    UPDATE contracts SET revision = revision + 1 WHERE customer_id = ${customerId}::uuid RETURNING revision`;
  return Number(row?.revision ?? 0);
}

export type CustomerRow = {
  readonly id: string;
  readonly customerNumber: number;
  readonly name: string;
  readonly language: Language;
  readonly invoiceEmail: string;
};

const CUSTOMER_COLUMNS = { id: true, customerNumber: true, name: true, language: true, invoiceEmail: true } as const;

export async function findCustomer(
  tx: Transaction,
  where: { readonly id: string } | { readonly customerNumber: number },
): Promise<CustomerRow | null> {
  const row = await tx.customer.findUnique({ where, select: CUSTOMER_COLUMNS });
  return row && { ...row, language: languageNamed(row.language) };
}
