import type { Language } from "~/kernel/language";
import type { LocalDate } from "~/kernel/local-date";

export type Address = {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
};

/** The party that sends the invoice and collects it. */
export type Seller = Address & {
  readonly name: string;
  readonly kvk: string;
  readonly vatNumber: string;
  readonly iban: string;
  /** The SEPA creditor identifier (incassant-id). */
  readonly creditorId: string;
  readonly phone: string;
  readonly email: string;
};

/** The party that pays the invoice. */
export type Buyer = Address & {
  readonly name: string;
  readonly customerNumber: number;
  readonly kvk: string;
  readonly vatNumber: string | null;
  /** The address that invoices are sent to. */
  readonly email: string;
  readonly iban: string;
  readonly mandateId: string;
  readonly mandateSignedOn: LocalDate;
  /** The language of the invoice. */
  readonly language: Language;
};

/** Both parties as they were at issue: a later change of address or account never changes an invoice (R7.2). */
export type InvoiceParties = { readonly seller: Seller; readonly buyer: Buyer };
