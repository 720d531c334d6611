import type { LocalDate } from "~/kernel/local-date";
import { rateCall } from "./rate-call";
import { rateData } from "./rate-data";
import { rateSms } from "./rate-sms";
import { rejected, startedMinutes, unrated, type Rating } from "./rating";
import { subscriberOn, type Subscriber, type SubscriberBook } from "./subscriber";
import { tariffOn, type Tariff } from "./tariff";
import type { UsageCategory, UsageRecord } from "./usage-record";

/** A rated record and whose it is; null: nobody's that is known. */
export type RatedUsage = { readonly rating: Rating; readonly subscriber: Subscriber | null };

/** Rates one record (R6) by the tariff in force on `on`, the Amsterdam date of its start (R4.6). `tariffs`: the newest first. */
export function rateUsage(
  record: UsageRecord,
  on: LocalDate,
  tariffs: readonly Tariff[],
  book: SubscriberBook,
): RatedUsage {
  const subscriber = ownerOf(record, on, book);
  if (subscriber === null) return { rating: rejected("unknown-from"), subscriber };
  const tariff = tariffOn(tariffs, on);
  if (tariff === null) return { rating: withoutTariff(record), subscriber };
  return { rating: rateOf(record, on, tariff, subscriber), subscriber };
}

function rateOf(record: UsageRecord, on: LocalDate, tariff: Tariff, subscriber: Subscriber): Rating {
  switch (record.type) {
    case "call":
      return rateCall(record, on, tariff, subscriber);
    case "sms":
      return rateSms(record, tariff);
    case "data":
      return rateData(record, tariff);
    default:
      return record.type satisfies never;
  }
}

/** Who called; of what came in, who was called. Some sources put their own user in `from` either way. */
function ownerOf(record: UsageRecord, on: LocalDate, book: SubscriberBook): Subscriber | null {
  if (record.direction === "in") {
    const called = subscriberOn(book, record.to, on);
    if (called !== null) return called;
  }
  return subscriberOn(book, record.from, on);
}

function withoutTariff(record: UsageRecord): Rating {
  const category: UsageCategory = record.type === "call" ? "national" : record.type;
  const minutes = record.type === "call" ? startedMinutes(record.durationSeconds) : 0;
  return unrated({ category, zone: null, destination: null }, minutes, "no-rate-sheet");
}
