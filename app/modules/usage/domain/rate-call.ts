import { MICRO_EUROS_PER_CENT } from "~/kernel/money";
import type { LocalDate } from "~/kernel/local-date";
import { classifyNumber, type CalledNumber } from "./called-number";
import { free, included, priced, rejected, startedMinutes, unrated, type Kind, type Rating } from "./rating";
import { mobileZoneOf, roamingKind } from "./roaming";
import { isInExchange, type Subscriber } from "./subscriber";
import type { ForeignTariff, Tariff } from "./tariff";
import type { UsageRecord } from "./usage-record";

const ON_NET: Kind = { category: "on-net", zone: null, destination: "NL" };
const FREE_NUMBER: Kind = { category: "free-number", zone: null, destination: null };
const SERVICE_NUMBER: Kind = { category: "service-number", zone: null, destination: null };
const NATIONAL: Kind = { category: "national", zone: "NL", destination: "NL" };

/** Rates a call: what came in, on-net, free and paid numbers, roaming, national, international, in that order; a paid number costs its
 *  own charge wherever it is called from, and a call of 0 seconds nothing (R6.1–R6.7). */
export function rateCall(record: UsageRecord, on: LocalDate, tariff: Tariff, caller: Subscriber): Rating {
  const minutes = startedMinutes(record.durationSeconds);
  if (record.direction === "in") return rateIncoming(record, on, tariff, caller, minutes);

  const called = classifyNumber(record.to, tariff.plan, tariff.sheet.policy.dutchNumbers);
  if (called.kind === "invalid") return rejected("bad-to");
  const kind = kindOf(called, record.to, on, tariff, caller);
  const roaming = mobileZoneOf(record, tariff);
  const isRoaming = roaming !== "NL" && (kind.category === "national" || kind.category === "international");
  const foreign = called.kind === "foreign" ? tariff.abroad[called.outcome] : undefined;
  if (minutes === 0) return free(isRoaming && foreign?.kind !== "unrated" ? roamingKind(record) : kind, 0);
  if (kind.category === "on-net" || kind.category === "free-number") return free(kind, minutes);
  if (called.kind === "paid") return rateServiceNumber(called.dialled, record, tariff, minutes);
  if (foreign?.kind === "unrated") return unrated(kind, minutes, foreign.reason);
  if (isRoaming) return rateByMinute(tariff.mobileMicroEuros("call", roaming), roamingKind(record), minutes);
  return foreign?.kind === "zone"
    ? rateInternational(foreign, kind, tariff, caller, minutes)
    : rateNational(called.kind === "national" && called.isMobile, tariff, caller, minutes);
}

/** What comes in is free, except abroad (R6.7). The category is that of the other end, when it is known. */
function rateIncoming(record: UsageRecord, on: LocalDate, tariff: Tariff, callee: Subscriber, minutes: number): Rating {
  const zone = mobileZoneOf(record, tariff);
  if (zone !== "NL") return rateByMinute(tariff.mobileMicroEuros("call-incoming", zone), roamingKind(record), minutes);
  const other = classifyNumber(record.from, tariff.plan, tariff.sheet.policy.dutchNumbers);
  return free(other.kind === "invalid" ? NATIONAL : kindOf(other, record.from, on, tariff, callee), minutes);
}

function kindOf(called: CalledNumber, number: string, on: LocalDate, tariff: Tariff, own: Subscriber): Kind {
  // A mobile phone is not in the exchange, neither as caller nor as called (R6.2).
  const isMobile = own.isMobile || (called.kind === "national" && called.isMobile);
  if (!isMobile && isInExchange(own.exchange, number, on)) return ON_NET;
  switch (called.kind) {
    case "free":
      return FREE_NUMBER;
    case "paid":
      return SERVICE_NUMBER;
    case "foreign":
      return kindAbroad(tariff.abroad[called.outcome]);
    default:
      return NATIONAL;
  }
}

function kindAbroad(foreign: ForeignTariff | undefined): Kind {
  if (foreign?.kind === "free") return FREE_NUMBER;
  if (foreign?.kind === "zone") return { category: "international", zone: foreign.zone, destination: foreign.destination };
  return { category: "international", zone: null, destination: foreign?.country ?? null };
}

/** A paid number costs only its own charge: the record's, else the tariff's, else it is unrated (R6.3). */
function rateServiceNumber(dialled: string, record: UsageRecord, tariff: Tariff, minutes: number): Rating {
  if (record.serviceChargeCents !== null) {
    return priced(SERVICE_NUMBER, minutes, record.serviceChargeCents * MICRO_EUROS_PER_CENT);
  }
  const rate = tariff.serviceNumbers.find(({ prefix }) => dialled.startsWith(prefix));
  if (!rate) return unrated(SERVICE_NUMBER, minutes, "no-tariff");
  return priced(SERVICE_NUMBER, minutes, rate.startMicroEuros + minutes * rate.perMinuteMicroEuros);
}

/** National: start and minutes with the fixed phone (R6.1), unless under the bundle (R6.3); minutes alone with a mobile (R6.7). */
function rateNational(isToMobile: boolean, tariff: Tariff, caller: Subscriber, minutes: number): Rating {
  if (caller.isMobile) return rateByMinute(tariff.mobileMicroEuros("call", "NL"), NATIONAL, minutes);
  if (caller.options.has(tariff.sheet.policy.nationalBundle)) return included(NATIONAL, minutes);
  const { startMicroEuros, fixedMicroEuros, mobileMicroEuros } = tariff.national;
  return priced(NATIONAL, minutes, startMicroEuros + minutes * (isToMobile ? mobileMicroEuros : fixedMicroEuros));
}

/** International: start and minutes by the zone (R6.4), unless under the bundle of the fixed phone (R6.5). */
function rateInternational(
  rate: Extract<ForeignTariff, { kind: "zone" }>,
  kind: Kind,
  tariff: Tariff,
  caller: Subscriber,
  minutes: number,
): Rating {
  const isIncluded = rate.isInEuNaBundle && !caller.isMobile && caller.options.has(tariff.sheet.policy.euNaBundle);
  if (isIncluded) return included(kind, minutes);
  return priced(kind, minutes, rate.startMicroEuros + minutes * rate.perMinuteMicroEuros);
}

function rateByMinute(microEuros: number | null, kind: Kind, minutes: number): Rating {
  if (minutes === 0) return free(kind, 0);
  return microEuros === null ? unrated(kind, minutes, "no-tariff") : priced(kind, minutes, minutes * microEuros);
}
