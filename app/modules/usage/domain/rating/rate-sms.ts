import { MICRO_EUROS_PER_CENT } from "~/kernel/money";
import { free, priced, unrated, type Kind, type Rating } from "./rating";
import { mobileZoneOf, roamingKind } from "./roaming";
import { calledNumber, type Tariff } from "./tariff";
import type { UsageRecord } from "../usage-record";

const PAID_SMS: Kind = { category: "paid-sms", zone: null, destination: null };
const FREE_NUMBER: Kind = { category: "free-number", zone: null, destination: null };

/** Rates messages (R6.7). Incoming messages are free. A paid message costs what the record says and is unrated without
 *  it (R6.6). Any other message costs the rate of where the phone is, whoever receives it. */
export function rateSms(record: UsageRecord, tariff: Tariff): Rating {
  const isAbroad = mobileZoneOf(record, tariff) !== "NL";
  if (record.direction === "in") return free(isAbroad ? roamingKind(record) : atHome(null), 0);
  const called = calledNumber(record.to, tariff);
  if (called.kind === "free") return free(FREE_NUMBER, 0);
  if (record.serviceChargeCents !== null) return priced(PAID_SMS, 0, record.serviceChargeCents * MICRO_EUROS_PER_CENT);
  if (called.kind === "service") return unrated(PAID_SMS, 0, "no-tariff");
  if (called.kind === "unrated") return unrated(PAID_SMS, 0, called.reason);
  return rateMessages(record, tariff, called.kind === "national" ? "NL" : called.destination);
}

function rateMessages(record: UsageRecord, tariff: Tariff, destination: string | null): Rating {
  const zone = mobileZoneOf(record, tariff);
  const kind = zone === "NL" ? atHome(destination) : roamingKind(record);
  const microEuros = tariff.mobileMicroEuros.sms[zone];
  return microEuros === null ? unrated(kind, 0, "no-tariff") : priced(kind, 0, record.units * microEuros);
}

function atHome(destination: string | null): Kind {
  return { category: "sms", zone: "NL", destination };
}
