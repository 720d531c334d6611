import { MICRO_EUROS_PER_CENT } from "~/kernel/money";
import { classifyNumber } from "./called-number";
import { free, priced, rejected, unrated, type Kind, type Rating } from "./rating";
import { mobileZoneOf, roamingKind } from "./roaming";
import type { Tariff } from "./tariff";
import type { UsageRecord } from "./usage-record";

const PAID_SMS: Kind = { category: "paid-sms", zone: null, destination: null };
const FREE_NUMBER: Kind = { category: "free-number", zone: null, destination: null };

/** Rates messages (R6.7): what comes in is free; a paid one costs what the record says, else it is unrated (R6.6); any other the
 *  rate of where the phone is, whoever gets it. */
export function rateSms(record: UsageRecord, tariff: Tariff): Rating {
  const zone = mobileZoneOf(record, tariff);
  if (record.direction === "in") return free(zone === "NL" ? atHome(null) : roamingKind(record), 0);
  const called = classifyNumber(record.to, tariff.plan, tariff.sheet.policy.dutchNumbers);
  if (called.kind === "invalid") return rejected("bad-to");
  if (called.kind === "free") return free(FREE_NUMBER, 0);
  if (record.serviceChargeCents !== null) return priced(PAID_SMS, 0, record.serviceChargeCents * MICRO_EUROS_PER_CENT);
  if (called.kind === "paid") return unrated(PAID_SMS, 0, "no-tariff");

  const abroad = called.kind === "foreign" ? tariff.abroad[called.outcome] : undefined;
  if (abroad?.kind === "free") return free(FREE_NUMBER, 0);
  if (abroad?.kind === "unrated") return unrated(PAID_SMS, 0, abroad.reason);
  const kind = zone === "NL" ? atHome(abroad ? abroad.destination : "NL") : roamingKind(record);
  const microEuros = tariff.mobileMicroEuros("sms", zone);
  return microEuros === null ? unrated(kind, 0, "no-tariff") : priced(kind, 0, record.units * microEuros);
}

function atHome(destination: string | null): Kind {
  return { category: "sms", zone: "NL", destination };
}
