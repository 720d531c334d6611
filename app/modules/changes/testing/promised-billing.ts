import { addPeriods, firstDayOf, lastDayOf, periodOf, type BillingPeriod } from "~/kernel/billing-period";
import { daysBetween, daysInMonthOf, earliest, latest, type LocalDate } from "~/kernel/local-date";
import { prorate, sum } from "~/kernel/money";
import type { PriceList } from "~/modules/catalogue/domain/catalogue";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { ChangeLine } from "../domain/change-line";
import type { PreviewLine } from "../domain/preview";

/** What a customer was told would be billed, recorded without reading any subscription or charge. `known` is the
 *  day on which the line was executed: the invoice of a month only includes what was executed before it was issued. */
type Told = { readonly known: LocalDate } & (
  | { readonly kind: "start"; readonly key: string; readonly monthlyCents: number; readonly from: LocalDate }
  | { readonly kind: "end"; readonly keys: (key: string) => boolean; readonly until: LocalDate }
  | { readonly kind: "once"; readonly cents: number }
);

export type PromisedBilling = {
  readonly promise: (id: string, line: ChangeLine, shown: PreviewLine, before: ChangeSnapshot) => void;
  /** Records that the line was executed on a day: what it promised counts from now on. When that is later than
   *  planned, what starts, starts then; what ends or becomes cheaper does so as promised (R4.1, R4.4). */
  readonly done: (id: string, on: LocalDate) => void;
  /** Records that the line was not executed after all, and costs nothing. */
  readonly withdraw: (id: string) => void;
  /** Returns the cents without VAT of the invoice of a period, after what earlier ones billed. */
  readonly invoice: (period: BillingPeriod) => number;
};

/** Returns the promises to a customer, beginning with what is in service, billed from a first period on. */
export function promisedBilling(snapshot: ChangeSnapshot, prices: PriceList, first: BillingPeriod): PromisedBilling {
  const monthlyOf = (code: string): number => prices.products.get(code)?.monthlyCents ?? 0;
  const from = firstDayOf(first);
  const known = snapshot.contract.startDate;
  const start = (key: string, code: string): Told => ({
    kind: "start",
    known,
    key,
    monthlyCents: monthlyOf(code),
    from,
  });
  const inService: Told[] = [
    ...snapshot.profiles.flatMap((profile) => [
      start(`${profile.id} product`, profile.productCode),
      ...profile.options.map((code) => start(`${profile.id} ${code}`, code)),
    ]),
    ...snapshot.groupOptions.map((code) => start(`group ${code}`, code)),
    ...(snapshot.numbers ?? []).map((number) => start(`number ${number.id}`, number.productCode)),
  ];
  const waiting = new Map<string, Told[]>();
  const promises = inService;
  let invoiced = 0;
  return {
    promise: (id, line, shown, before) => {
      waiting.set(id, promisesOf(line, shown, before, monthlyOf));
    },
    done: (id, on) => {
      const told = waiting.get(id) ?? [];
      waiting.delete(id);
      promises.push(
        ...told.map((it): Told => ({
          ...it,
          known: on,
          ...(it.kind === "start" && it.monthlyCents > 0 ? { from: latest(it.from, on) } : {}),
        })),
      );
    },
    withdraw: (id) => {
      waiting.delete(id);
    },
    invoice: (period) => {
      const told = promises.filter(({ known: day }) => day < firstDayOf(period));
      const until = billedThrough(told, first, period);
      const cents = until - invoiced;
      invoiced = until;
      return cents;
    },
  };
}

function promisesOf(
  line: ChangeLine,
  { date, billedFrom, billedUntil, oneTimeCents, buyOutCents }: PreviewLine,
  before: ChangeSnapshot,
  monthlyOf: (code: string) => number,
): Told[] {
  if (date === null) return [];
  const once: Told = { kind: "once", known: date, cents: oneTimeCents + buyOutCents };
  const starts = (key: string, monthlyCents: number): Told[] =>
    billedFrom === null ? [] : [{ kind: "start", known: date, key, monthlyCents, from: billedFrom }];
  const ends = (keys: (key: string) => boolean): Told[] =>
    billedUntil === null ? [] : [{ kind: "end", known: date, keys, until: billedUntil }];
  switch (line.action) {
    case "add-profile":
      return [
        once,
        ...Array.from({ length: line.quantity }, () =>
          [line.productCode, ...line.options].flatMap((code) => starts("new", monthlyOf(code))),
        ).flat(),
      ];
    case "remove-profile":
      return [once, ...ends((key) => key.startsWith(`${line.profileId} `))];
    case "convert-profile": {
      const from = before.profiles.find(({ id }) => id === line.profileId)?.productCode ?? "";
      return [once, ...starts(`${line.profileId} product`, monthlyOf(line.toProductCode) - monthlyOf(from))];
    }
    case "add-option":
      return [once, ...starts(`${line.profileId ?? "group"} ${line.productCode}`, monthlyOf(line.productCode))];
    case "remove-option":
      return [once, ...ends((key) => key === `${line.profileId ?? "group"} ${line.productCode}`)];
    case "add-number":
      return [once, ...Array.from({ length: line.quantity }, () => starts("new", monthlyOf(line.productCode))).flat()];
    case "remove-number":
      return [once, ...ends((key) => key === `number ${line.numberId}`)];
    case "hand-over":
    case "order-phone":
      return [once];
    default:
      return line satisfies never;
  }
}

function billedThrough(promises: readonly Told[], first: BillingPeriod, last: BillingPeriod): number {
  return sum(
    promises.map((promise, at) => {
      if (promise.kind === "once") return promise.cents;
      if (promise.kind === "end") return 0;
      const ends = promises
        .slice(at + 1)
        .flatMap((it) => (it.kind === "end" && it.keys(promise.key) ? [it.until] : []));
      return billedOf(promise.monthlyCents, promise.from, ends[0] ?? null, first, last);
    }),
  );
}

function billedOf(
  monthlyCents: number,
  from: LocalDate,
  until: LocalDate | null,
  first: BillingPeriod,
  last: BillingPeriod,
): number {
  let cents = 0;
  for (let period = periodOf(latest(from, firstDayOf(first))); period <= last; period = addPeriods(period, 1)) {
    const start = latest(from, firstDayOf(period));
    const end = until === null ? lastDayOf(period) : earliest(until, lastDayOf(period));
    if (end >= start) cents += prorate(monthlyCents, daysBetween(start, end) + 1, daysInMonthOf(start));
  }
  return cents;
}
