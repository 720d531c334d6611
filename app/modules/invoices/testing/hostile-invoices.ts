import { addPeriods, billingPeriod } from "~/kernel/billing-period";
import { localDate } from "~/kernel/local-date";
import type { Billable } from "~/modules/billing/domain/billable";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { INVOICE_LINE_KINDS } from "~/modules/billing/domain/invoice-line";
import { aCharge, aSubscription, aUser } from "~/modules/billing/testing/billable-builders";
import { aCreditNote, anInvoice, someParties } from "./invoice-builders";

const NAMES = [
  'Jansen & Zn <"B.V.">',
  "a\u0000b\u0008c\u001Bd\uFFFEe",
  "W".repeat(200),
  "Şule Đorđević-Łukasz, 日本 😀",
  "]]><!-- & &amp; ' \"",
  "Naam\nmet\teen regel",
  " Spaties  ervoor ",
  "Bakkerij De Vries B.V.",
];

/** What a submission allows: 35 characters, no control characters. */
const REFERENCES = [
  "PO-4310",
  "W".repeat(35),
  "=1+1",
  '<b>"x"</b> & ]]>',
  "😀".repeat(35),
  "הזמנה 4310",
  "' OR 1=1 --",
] as const;

const PRODUCTS = [
  "VOICE_PROFILE_PRO",
  "VOICE_PROFILE_PLUS",
  "VOICE_UNLIMITED_NL",
  "MOBILE_PROFILE_BASIS",
  "VOICE_CENTRALE",
];
const USAGE = ["national", "international", "service-number", "sms", "paid-sms", "data", "roaming"] as const;

/** Returns an invoice, or now and then its credit note, which differs by seed and is always the same for one seed:
 *  names of every kind, Dutch and foreign customers, VAT numbers, discounts, totals below and at zero, no usage,
 *  late usage. */
export function hostileInvoice(seed: number): Invoice {
  const pick = generator(seed);
  const one = <T>(items: readonly [T, ...T[]] | readonly T[]): T => items[pick(items.length)] as T;
  const user = (at: number) =>
    aUser(`p${String(at)}`, { profileName: one(NAMES), costCentre: pick(3) === 0 ? one(NAMES) : null });
  const invoicedUntil = localDate("2026-11-30");
  const november = billingPeriod("2026-11");
  const billable: Partial<Billable> = {
    subscriptions: Array.from({ length: 1 + pick(12) }, (_, at) =>
      aSubscription({
        id: `s${String(at)}`,
        user: pick(4) === 0 ? null : user(at),
        productCode: one(PRODUCTS),
        ...(pick(3) === 0 ? { billedFrom: localDate(`2026-11-${String(10 + pick(20))}`) } : { invoicedUntil }),
        ...(pick(5) === 0 ? { billedUntil: localDate(`2026-11-${String(10 + pick(20))}`) } : {}),
      }),
    ),
    charges: Array.from({ length: pick(6) }, (_, at) =>
      aCharge({
        id: `c${String(at)}`,
        kind: one(INVOICE_LINE_KINDS.filter((kind) => kind !== "usage")),
        user: pick(2) === 0 ? null : user(at),
        category: pick(3) === 0 ? null : "voice",
        description: pick(2) === 0 ? `${one(NAMES)}.` : null,
        quantity: 1 + pick(3),
        changeRequestId: at % 2 === 0 ? "0d4c7a70-0000-4000-8000-000000000001" : null,
        unitCents: (pick(4) === 0 ? -1 : 1) * (1 + pick(seed % 7 === 0 ? 900_000 : 9_000)),
      }),
    ),
    usage: Array.from({ length: pick(5) }, (_, at) => ({
      month: addPeriods(november, -pick(3)),
      category: pick(2) === 0 ? ("voice" as const) : ("mobile" as const),
      usageCategory: one(USAGE),
      user: user(at),
      netCents: 1 + pick(50_000),
      records: pick(2) === 0 ? null : pick(900),
      minutes: null,
      units: pick(2) === 0 ? null : pick(9_000_000),
    })),
    references: new Map([["0d4c7a70-0000-4000-8000-000000000001", REFERENCES[seed % REFERENCES.length] ?? "PO-1"]]),
  };
  const isForeign = pick(6) === 0;
  const buyer = {
    ...someParties.buyer,
    name: one(NAMES),
    street: one(NAMES),
    city: one(NAMES),
    country: isForeign ? "BE" : "NL",
    vatNumber: isForeign ? "BE0428759497" : one([null, "NL862637223B01"]),
    language: one(["nl", "en"] as const),
  };
  const invoice = anInvoice(billable, {
    parties: { ...someParties, buyer },
    buyerReference: one([null, "PO-1", 'Inkoop "4310" & <co>']),
  });
  return pick(5) === 0 ? { ...aCreditNote(invoice), reason: one(NAMES) } : invoice;
}

/** Returns a linear congruential generator: `pick(n)` gives one of 0 … n − 1. */
function generator(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) % 4_294_967_296;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
