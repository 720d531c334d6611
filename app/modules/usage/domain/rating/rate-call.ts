import type { LocalDate } from "~/kernel/local-date";
import { MICRO_EUROS_PER_CENT } from "~/kernel/money";
import { hasDigits, type PhoneNumber } from "../phone-number";
import type { ServiceNumberRate } from "./rate-sheet";
import { free, included, priced, startedMinutes, unrated, type Kind, type Rating } from "./rating";
import { mobileZoneOf, roamingKind } from "./roaming";
import { isInExchange, type Subscriber } from "./subscriber";
import { calledNumber, type CalledNumber, type CallRates, type InternationalRate, type Tariff } from "./tariff";
import type { UsageRecord } from "../usage-record";

const ON_NET: Kind = { category: "on-net", zone: null, destination: "NL" };
const FREE_NUMBER: Kind = { category: "free-number", zone: null, destination: null };
const SERVICE_NUMBER: Kind = { category: "service-number", zone: null, destination: null };
const NATIONAL: Kind = { category: "national", zone: "NL", destination: "NL" };

/** Rates a call (R6.1–R6.7). A call of 0 seconds costs nothing. On-net and free numbers are free and a paid number
 *  costs its own charge, wherever the phone is. Any other call costs by where the phone is and, at home, by who is
 *  called. `other` is the number at the other end. */
export function rateCall(
  record: UsageRecord,
  other: PhoneNumber,
  on: LocalDate,
  tariff: Tariff,
  user: Subscriber,
): Rating {
  const minutes = startedMinutes(record.durationSeconds);
  if (record.direction === "in") return rateIncoming(record, other, on, tariff, user, minutes);
  const called = calledNumber(other, tariff);
  if (isOnNet(called, other, on, user)) return free(ON_NET, minutes);
  return rateCalled(called, record, tariff, user, minutes);
}

/** What a call says of itself, besides who is called. */
export type CallFacts = Pick<UsageRecord, "roamingCountry" | "serviceChargeCents">;

/** What the price of a call depends on, of who makes it. */
export type CallingUser = Pick<Subscriber, "isMobile" | "options">;

/** Rates an outgoing call that leaves the exchange, by what the called number is. */
export function rateCalled(
  called: CalledNumber,
  record: CallFacts,
  tariff: CallRates,
  user: CallingUser,
  minutes: number,
): Rating {
  switch (called.kind) {
    case "free":
      return free(FREE_NUMBER, minutes);
    case "service":
      return rateServiceNumber(called.rate, record, minutes);
    case "unrated":
      return minutes === 0 ? free(kindOf(called), 0) : unrated(kindOf(called), minutes, called.reason);
    case "national":
      return rateRoaming(record, tariff, minutes) ?? rateNational(called.isMobile, tariff, user, minutes);
    case "international":
      return rateRoaming(record, tariff, minutes) ?? rateInternational(called, tariff, user, minutes);
    default:
      return called satisfies never;
  }
}

/** Within the exchange, calls to its fixed numbers are on-net (R6.2). A mobile phone is not part of the exchange,
 *  neither as caller nor as called. */
function isOnNet(called: CalledNumber, number: PhoneNumber, on: LocalDate, user: Subscriber): boolean {
  const isMobile = user.isMobile || (called.kind === "national" && called.isMobile);
  return !isMobile && isInExchange(user.exchange, number.e164, on);
}

/** Incoming calls are free, except abroad (R6.7). They are counted by who called. */
function rateIncoming(
  record: UsageRecord,
  other: PhoneNumber,
  on: LocalDate,
  tariff: Tariff,
  user: Subscriber,
  minutes: number,
): Rating {
  const zone = mobileZoneOf(record, tariff);
  if (zone !== "NL") return byMinute(tariff.mobileMicroEuros["call-incoming"][zone], roamingKind(record), minutes);
  if (!hasDigits(other)) return free(NATIONAL, minutes);
  const caller = calledNumber(other, tariff);
  return free(isOnNet(caller, other, on, user) ? ON_NET : kindOf(caller), minutes);
}

/** A paid number costs only its own charge: that of the record, otherwise that of the tariff. Without either it is
 *  unrated (R6.3). */
function rateServiceNumber(rate: ServiceNumberRate | null, record: CallFacts, minutes: number): Rating {
  if (minutes === 0) return free(SERVICE_NUMBER, 0);
  if (record.serviceChargeCents !== null) {
    return priced(SERVICE_NUMBER, minutes, record.serviceChargeCents * MICRO_EUROS_PER_CENT);
  }
  if (rate === null) return unrated(SERVICE_NUMBER, minutes, "no-tariff");
  return priced(SERVICE_NUMBER, minutes, rate.startMicroEuros + minutes * rate.perMinuteMicroEuros);
}

/** Returns null when the phone is at home. */
function rateRoaming(record: CallFacts, tariff: CallRates, minutes: number): Rating | null {
  const zone = mobileZoneOf(record, tariff);
  return zone === "NL" ? null : byMinute(tariff.mobileMicroEuros.call[zone], roamingKind(record), minutes);
}

/** A national call from a fixed phone costs a start rate and minutes (R6.1) unless it is in the bundle (R6.3); from a
 *  mobile it costs minutes only (R6.7). */
function rateNational(isToMobile: boolean, tariff: CallRates, user: CallingUser, minutes: number): Rating {
  if (user.isMobile) return byMinute(tariff.mobileMicroEuros.call.NL, NATIONAL, minutes);
  if (minutes === 0) return free(NATIONAL, 0);
  if (user.options.has(tariff.policy.nationalBundle)) return included(NATIONAL, minutes);
  const { startMicroEuros, fixedMicroEuros, mobileMicroEuros } = tariff.national;
  return priced(NATIONAL, minutes, startMicroEuros + minutes * (isToMobile ? mobileMicroEuros : fixedMicroEuros));
}

/** An international call costs a start rate and minutes by zone (R6.4), unless it is in the bundle of the fixed phone
 *  (R6.5). */
function rateInternational(called: InternationalRate, tariff: CallRates, user: CallingUser, minutes: number): Rating {
  if (minutes === 0) return free(called, 0);
  const isIncluded = called.isInEuNaBundle && !user.isMobile && user.options.has(tariff.policy.euNaBundle);
  if (isIncluded) return included(called, minutes);
  return priced(called, minutes, called.startMicroEuros + minutes * called.perMinuteMicroEuros);
}

function byMinute(microEuros: number | null, kind: Kind, minutes: number): Rating {
  if (minutes === 0) return free(kind, 0);
  return microEuros === null ? unrated(kind, minutes, "no-tariff") : priced(kind, minutes, minutes * microEuros);
}

function kindOf(called: CalledNumber): Kind {
  switch (called.kind) {
    case "free":
      return FREE_NUMBER;
    case "service":
      return SERVICE_NUMBER;
    case "national":
      return NATIONAL;
    case "international":
      return called;
    case "unrated":
      return { category: "international", zone: null, destination: called.country };
    default:
      return called satisfies never;
  }
}
