import { firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { toDateColumn } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import type { BillableCharge, BillableSubscription } from "../domain/billable";
import { billedUser, type BilledUser } from "../domain/invoice-line";
import type { Buyer } from "../domain/parties";

export type CustomerToBill = {
  readonly buyer: Buyer;
  readonly buyerReference: string | null;
  readonly isActive: boolean;
};

/** Returns a customer as an invoice names it, or null when there is none. `lock` makes other runs for this customer
 *  wait. */
export async function readCustomer(
  tx: ReadTransaction,
  customerId: string,
  lock: boolean,
): Promise<CustomerToBill | null> {
  const [row] = await tx.$queryRaw<{ customer: CustomerToBill }[]>`
    SELECT json_build_object(
             'buyer', json_build_object(
               'name', name, 'customerNumber', customer_number, 'kvk', kvk, 'vatNumber', vat_number, 'email', invoice_email,
               'street', billing_street, 'postalCode', billing_postal_code, 'city', billing_city, 'country', billing_country,
               'iban', iban, 'mandateId', mandate_id, 'mandateSignedOn', mandate_signed_on, 'language', language),
             'buyerReference', buyer_reference, 'isActive', activated_at IS NOT NULL) AS customer
      FROM customers WHERE id = ${customerId}::uuid ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return row?.customer ?? null;
}

export type BillableRows = {
  /** True when there is an invoice of the period or a later one: nothing more is billed for it. */
  readonly isInvoiced: boolean;
  readonly subscriptions: readonly BillableSubscription[];
  readonly charges: readonly BillableCharge[];
  /** What the customer calls change requests, by id. */
  readonly references: ReadonlyMap<string, string>;
  /** All users of the customer by profile id, with the module that they belong to. */
  readonly users: ReadonlyMap<string, BilledUser & { readonly category: Category }>;
};

type UserRow = BilledUser & { category: Category };
type Row = {
  isInvoiced: boolean;
  users: UserRow[] | null;
  references: Record<string, string> | null;
  subscriptions: (Omit<BillableSubscription, "user"> & { profileId: string | null })[] | null;
  charges: (Omit<BillableCharge, "user"> & { profileId: string | null })[] | null;
};

/** Returns the subscriptions and charges that the invoice of a period has to bill, in one statement. */
export async function readBillable(
  tx: ReadTransaction,
  customerId: string,
  period: BillingPeriod,
): Promise<BillableRows> {
  const first = firstDayOf(period);
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT EXISTS (SELECT FROM invoices WHERE customer_id = ${customerId}::uuid AND type = 'invoice' AND period >= ${first}::date) AS "isInvoiced",
           (SELECT json_agg(json_build_object('profileId', id, 'profileName', name, 'costCentre', cost_centre, 'number', e164, 'category', category))
              FROM profiles WHERE customer_id = ${customerId}::uuid) AS users,
           (SELECT json_object_agg(id, reference) FROM change_requests WHERE customer_id = ${customerId}::uuid AND reference IS NOT NULL) AS "references",
           (SELECT json_agg(json_build_object(
                     'id', s.id, 'category', s.category, 'productCode', s.product_code, 'profileId', s.profile_id,
                     'activeFrom', s.active_from, 'billedFrom', s.billed_from, 'billedUntil', s.billed_until,
                     'invoicedUntil', s.invoiced_until,
                     'openedByRequestId', opened.request_id, 'closedByRequestId', closed.request_id) ORDER BY s.id)
              FROM subscriptions s
              LEFT JOIN change_lines opened ON opened.id = s.opened_by_line_id AND opened.customer_id = s.customer_id
              LEFT JOIN change_lines closed ON closed.id = s.closed_by_line_id AND closed.customer_id = s.customer_id
             WHERE s.customer_id = ${customerId}::uuid AND s.active_from < ${first}::date AND s.billed_from IS NOT NULL
               AND (s.billed_until IS NULL OR s.invoiced_until IS NULL OR s.billed_until <> s.invoiced_until)) AS subscriptions,
           (SELECT json_agg(json_build_object(
                     'id', id, 'kind', kind, 'category', category, 'productCode', product_code, 'profileId', profile_id,
                     'description', description, 'fromOn', from_on, 'untilOn', until_on, 'quantity', quantity,
                     'unitCents', unit_cents, 'changeRequestId', change_request_id) ORDER BY id)
              FROM charges
             WHERE customer_id = ${customerId}::uuid AND invoice_id IS NULL AND from_on < ${first}::date) AS charges`;
  const users = new Map((row?.users ?? []).map((user) => [user.profileId, user]));
  const withUser = <T extends { profileId: string | null }>(
    rows: readonly T[] | null | undefined,
  ): (Omit<T, "profileId"> & { user: BilledUser | null })[] =>
    (rows ?? []).map(({ profileId, ...rest }) => ({ ...rest, user: userOf(users, profileId) }));
  return {
    isInvoiced: row?.isInvoiced ?? false,
    users,
    references: new Map(Object.entries(row?.references ?? {})),
    subscriptions: withUser(row?.subscriptions),
    charges: withUser(row?.charges),
  };
}

function userOf(users: ReadonlyMap<string, UserRow>, profileId: string | null): BilledUser | null {
  const known = profileId === null ? undefined : users.get(profileId);
  return known ? billedUser(known) : null;
}

export type CustomerToRun = { readonly id: string; readonly customerNumber: number };

/** Returns a page of the customers without an invoice of the period or a later one, in order of number, starting after
 *  a number. */
export async function readCustomersToRun(
  tx: Transaction,
  page: { readonly period: BillingPeriod; readonly after: number; readonly limit: number },
): Promise<CustomerToRun[]> {
  return tx.$queryRaw<CustomerToRun[]>`
    SELECT c.id::text, c.customer_number AS "customerNumber" FROM customers c
     WHERE c.customer_number > ${page.after}
       AND NOT EXISTS (SELECT FROM invoices i WHERE i.customer_id = c.id AND i.type = 'invoice' AND i.period >= ${firstDayOf(page.period)}::date)
     ORDER BY c.customer_number LIMIT ${page.limit}`;
}

export async function readCustomerByNumber(tx: Transaction, customerNumber: number): Promise<CustomerToRun | null> {
  return tx.customer.findUnique({ where: { customerNumber }, select: { id: true, customerNumber: true } });
}

/** Returns the customer that an invoice number belongs to, as the operator. */
export async function readOwnerOfInvoice(tx: Transaction, number: string): Promise<string | null> {
  const row = await tx.invoice.findUnique({ where: { number }, select: { customerId: true } });
  return row?.customerId ?? null;
}

/** Sets the payment status of an invoice unless it is already set. Returns false when the current status does not allow
 *  it. */
export async function writePaymentStatus(
  tx: Transaction,
  payment: {
    readonly customerId: string;
    readonly number: string;
    readonly from: readonly ("issued" | "collected" | "failed")[];
    readonly to: "collected" | "failed" | "credited";
    readonly on: LocalDate;
  },
): Promise<boolean> {
  const { count } = await tx.invoice.updateMany({
    where: { customerId: payment.customerId, number: payment.number, status: { in: [...payment.from] } },
    data: { status: payment.to, statusOn: toDateColumn(payment.on) },
  });
  return count === 1;
}
