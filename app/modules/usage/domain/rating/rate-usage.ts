import type { LocalDate } from "~/kernel/local-date";
import { amsterdamDates } from "./amsterdam-dates";
import type { PhoneNumber } from "../phone-number";
import { rateCall } from "./rate-call";
import { rateData } from "./rate-data";
import { rateSms } from "./rate-sms";
import { rejected, unrated, type Rating } from "./rating";
import { subscriberOn, type Subscriber, type SubscriberBook } from "./subscriber";
import { tariffOn, type Tariff } from "./tariff";
import type { UsageRecord } from "../usage-record";

/** A rated record, its user (null when the number is unknown) and number, and the Amsterdam date of its start. */
export type RatedUsage = {
  readonly rating: Rating;
  readonly subscriber: Subscriber | null;
  readonly own: PhoneNumber;
  readonly startedOn: LocalDate;
};

export type Rater = (record: UsageRecord) => RatedUsage;

/** Returns a function that rates records (R6), each by the tariff in force on the Amsterdam date of its start (R4.6),
 *  for the user who had the number on that date. `tariffs` has the newest first. Throws a RangeError when it is empty.
 */
export function createRater(tariffs: readonly Tariff[], book: SubscriberBook): Rater {
  const oldest = tariffs.at(-1);
  if (oldest === undefined) throw new RangeError("There are no call rates");
  const dateOf = amsterdamDates();
  let tariffDate: LocalDate | null = null;
  let tariff: Tariff | null = null;
  return (record) => {
    const startedOn = dateOf(record.startedAtMs);
    if (startedOn !== tariffDate) {
      tariffDate = startedOn;
      tariff = tariffOn(tariffs, startedOn);
    }
    // Who called; of what came in, who was called. Some sources put their own user in `from` either way.
    const called = record.direction === "in" ? subscriberOn(book, record.to.e164, startedOn) : null;
    const subscriber = called ?? subscriberOn(book, record.from.e164, startedOn);
    const own = called === null ? record.from : record.to;
    const other = called === null ? record.to : record.from;
    if (subscriber === null) return { rating: rejected("unknown-from"), subscriber, own, startedOn };
    const rating = rateOf(record, other, startedOn, tariff ?? oldest, subscriber);
    return { rating: tariff === null ? withoutTariff(rating) : rating, subscriber, own, startedOn };
  };
}

function rateOf(record: UsageRecord, other: PhoneNumber, on: LocalDate, tariff: Tariff, user: Subscriber): Rating {
  switch (record.type) {
    case "call":
      return rateCall(record, other, on, tariff, user);
    case "sms":
      return rateSms(record, tariff);
    case "data":
      return rateData(record, tariff);
    default:
      return record.type satisfies never;
  }
}

/** Before the first tariff, a record has no price and no zone, but it can still be classified. */
function withoutTariff(rating: Rating): Rating {
  if (rating.status === "rejected") return rating;
  const { category, destination, minutes } = rating;
  return unrated({ category, zone: null, destination }, minutes, "no-rate-sheet");
}
