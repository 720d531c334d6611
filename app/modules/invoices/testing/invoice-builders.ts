import { lineDescriptions } from "~/modules/billing/words/line-words";
import { readerIn } from "~/platform/texts/texts.server";
import { billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import { vatOn } from "~/kernel/money";
import type { Billable } from "~/modules/billing/domain/billable";
import { draftCreditNote, type CreditedSoFar } from "~/modules/billing/domain/draft-credit-note";
import { draftInvoice } from "~/modules/billing/domain/draft-invoice";
import type { Invoice } from "~/modules/billing/domain/invoice";
import type { InvoiceParties } from "~/modules/billing/domain/parties";
import { aCharge, aSubscription, aUser, someRules } from "~/modules/billing/testing/billable-builders";

export const someParties: InvoiceParties = {
  seller: {
    name: "Insight Telecom B.V.",
    kvk: "12345678",
    vatNumber: "NL123456782B90",
    iban: "NL91ABNA0417164300",
    creditorId: "NL79ZZZ999999990000",
    phone: "0800-0403",
    email: "facturen@insight-telecom.example",
    street: "Stationsplein 1",
    postalCode: "3511 ED",
    city: "Utrecht",
    country: "NL",
  },
  buyer: {
    name: "Bakkerij De Vries B.V.",
    customerNumber: 104882,
    kvk: "87654321",
    vatNumber: null,
    email: "f@example.nl",
    street: "Bakkerstraat 2",
    postalCode: "3511 AB",
    city: "Utrecht",
    country: "NL",
    iban: "NL20INGB0001234567",
    mandateId: "MNDT-000123",
    mandateSignedOn: localDate("2026-10-20"),
    language: "nl",
  },
};

/** Returns an issued invoice of December 2026 for what is billable, made by the same steps as a billing run. */
export function anInvoice(billable: Partial<Billable> = workedExample(), overrides: Partial<Invoice> = {}): Invoice {
  const snapshot = { subscriptions: [], charges: [], usage: [], ...billable };
  const { language } = (overrides.parties ?? someParties).buyer;
  const outcome = draftInvoice(
    snapshot,
    billingPeriod("2026-12"),
    lineDescriptions(readerIn(language)),
    someRules(),
    localDate("2026-12-01"),
  );
  if (!outcome) throw new RangeError("Nothing to bill");
  return {
    ...outcome.draft,
    id: "0b9d3c66-7f0b-4a37-9d3a-4f3b7f0f6b11",
    number: "2026-000123",
    status: "issued",
    statusOn: null,
    parties: someParties,
    buyerReference: "PO-1",
    credits: null,
    reason: null,
    creditNotes: [],
    ...overrides,
  };
}

/** Returns the credit note of all lines of an invoice that no earlier one credited. */
export function aCreditNote(
  invoice: Invoice = anInvoice(),
  earlier: CreditedSoFar = { lineNumbers: [], vat: [] },
): Invoice {
  const open = invoice.lines.map((line) => line.lineNumber).filter((line) => !earlier.lineNumbers.includes(line));
  const { creditedLineNumbers: _, ...draft } = draftCreditNote(
    invoice,
    open,
    earlier,
    localDate("2026-12-09"),
    someRules().rulePacks,
  );
  return {
    ...invoice,
    ...draft,
    id: "5b0d5a53-94a2-4b1b-8f3d-2d9a3f1c7e22",
    number: "2026-000124",
    credits: { number: invoice.number, issuedOn: invoice.issuedOn, type: "invoice" },
    reason: "Dubbel in rekening gebracht",
  };
}

/** Returns the note that completes the credit of an invoice whose earlier notes credited this many cents of VAT too
 *  much. */
export function aLastCreditNote(tooMuchCents: number): Invoice {
  const invoice = anInvoice(workedExample());
  const [first] = invoice.lines;
  if (!first) throw new RangeError("The invoice has lines");
  const vatCents = vatOn(-first.netCents, 21) - tooMuchCents;
  return aCreditNote(invoice, {
    lineNumbers: [first.lineNumber],
    vat: [{ ratePercent: 21, baseCents: -first.netCents, vatCents }],
  });
}

/** Returns what is billable of Centrale and 10 Pro in service from 10 November 2026 (R7.1). */
export function workedExample(): Billable {
  const users = Array.from({ length: 10 }, (_, at) =>
    aUser(`p${String(at)}`, { profileName: `Gebruiker ${String(at)}` }),
  );
  const billedFrom = localDate("2026-11-10");
  return {
    subscriptions: [
      ...users.map((user) => aSubscription({ id: `s-${user.profileId}`, user, billedFrom })),
      aSubscription({ id: "centrale", productCode: "VOICE_CENTRALE", user: null, billedFrom }),
    ],
    charges: users.map((user) => aCharge({ id: `c-${user.profileId}`, kind: "installation", user })),
    usage: [],
  };
}

/** Returns something billable of every kind, with amounts that do not divide evenly and names that need care. */
export function everything(): Billable {
  const [jansen, yilmaz, mobile] = [
    aUser("p1", { profileName: 'Jansen & Zn <"B.V.">', costCentre: "Kantoor" }),
    aUser("p2", { profileName: "K. Yılmaz", costCentre: "Verkoop" }),
    aUser("p3", { profileName: "Şule Đorđević-Łukasz" }),
  ];
  const invoicedUntil = localDate("2026-11-30");
  const november = billingPeriod("2026-11");
  const usage = { month: november, category: "voice" as const, user: jansen, records: 120, minutes: 410, units: 0 };
  return {
    subscriptions: [
      aSubscription({ id: "s1", user: jansen, invoicedUntil }),
      aSubscription({
        id: "s2",
        user: yilmaz,
        productCode: "VOICE_PROFILE_PLUS",
        billedFrom: localDate("2026-11-12"),
        openedByRequestId: "0d4c7a70-0000-4000-8000-000000000001",
      }),
      aSubscription({
        id: "s3",
        user: yilmaz,
        billedUntil: localDate("2026-11-17"),
        invoicedUntil,
        closedByRequestId: "0d4c7a70-0000-4000-8000-000000000001",
      }),
      aSubscription({ id: "s4", user: mobile, category: "mobile", productCode: "MOBILE_PROFILE_BASIS", invoicedUntil }),
      aSubscription({ id: "s5", user: null, productCode: "VOICE_CENTRALE", invoicedUntil }),
    ],
    charges: [
      aCharge({
        id: "c1",
        user: yilmaz,
        productCode: "VOICE_PROFILE_PLUS",
        changeRequestId: "0d4c7a70-0000-4000-8000-000000000001",
      }),
      aCharge({ id: "c2", kind: "buy-out", user: jansen, unitCents: 23250 }),
      aCharge({
        id: "c3",
        kind: "discount",
        category: null,
        productCode: null,
        user: null,
        description: "Welkomstkorting & <dank>",
        unitCents: -333,
      }),
    ],
    usage: [
      { ...usage, usageCategory: "national", netCents: 7112 },
      { ...usage, usageCategory: "international", user: yilmaz, netCents: 4723, records: 54, minutes: 316 },
      {
        ...usage,
        month: billingPeriod("2026-09"),
        usageCategory: "national",
        netCents: 7,
        records: null,
        minutes: null,
        units: null,
      },
      { ...usage, category: "mobile", usageCategory: "roaming", user: mobile, netCents: 1120 },
    ],
    references: new Map([["0d4c7a70-0000-4000-8000-000000000001", "PO-4310 & <zo>"]]),
  };
}

/** Returns an invoice of this many lines: each user starts on another day, so that no two lines become one. */
export function anInvoiceOfLines(count: number): Invoice {
  const subscriptions = Array.from({ length: count }, (_, at) =>
    aSubscription({
      id: String(at),
      user: aUser(`p${String(at)}`, { profileName: `Gebruiker ${String(at)}` }),
      billedFrom: localDate(`2026-11-${String(1 + (at % 29)).padStart(2, "0")}`),
      productCode: at % 2 === 0 ? "VOICE_PROFILE_PRO" : "VOICE_PROFILE_PLUS",
    }),
  );
  return anInvoice({ subscriptions });
}
