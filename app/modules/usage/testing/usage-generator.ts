import { wallClock } from "~/kernel/amsterdam-time";
import { firstDayOf, lastDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { addDays, weekdayOf, type LocalDate } from "~/kernel/local-date";
import { USAGE_COLUMNS } from "../schemas/usage-line";
import { callOf, mobileUsageOf, type GeneratedUse } from "./generated-use";
import { randomOf, type Random } from "./random";

/** Who makes the usage. `voice`: with the fixed phone on the exchange; `mobile`: with a mobile subscription. */
export type GeneratedUser = { readonly e164: string; readonly category: "voice" | "mobile" };

export type GeneratedMonth = {
  readonly seed: number;
  readonly month: BillingPeriod;
  readonly users: readonly GeneratedUser[];
  /** The approximate number of records per user. */
  readonly recordsPerUser: number;
  /** The beginning of every record id. Two months or customers with the same one clash. */
  readonly recordPrefix: string;
  /** The last day with records; by default the last of the month. */
  readonly until?: LocalDate;
};

/** Yields a month of plausible usage as CSV lines without line ends, the header first, in order of time: the same
 *  for the same input. It has every category of R6, and a few records without a tariff. */
export function* generateUsage(plan: GeneratedMonth): Generator<string> {
  yield USAGE_COLUMNS.join(",");
  const random = randomOf(plan.seed);
  const last = plan.until !== undefined && plan.until < lastDayOf(plan.month) ? plan.until : lastDayOf(plan.month);
  const exchange = plan.users.filter(({ category }) => category === "voice").map(({ e164 }) => e164);
  const trips = new Map(plan.users.map((user) => [user, tripOf(user, random)]));
  let count = 0;
  for (let day = firstDayOf(plan.month); day <= last; day = addDays(day, 1)) {
    const offset = offsetOn(day);
    for (const use of usesOn(day, plan, exchange, trips, random)) {
      count += 1;
      yield lineOf(`${plan.recordPrefix}-${count.toString().padStart(6, "0")}`, day, offset, use);
    }
  }
}

type TimedUse = GeneratedUse & { readonly second: number };
type Trip = { readonly firstDay: number; readonly days: number; readonly country: string } | null;

/** Returns the uses of a day in order of time. */
function usesOn(
  day: LocalDate,
  plan: GeneratedMonth,
  exchange: readonly string[],
  trips: ReadonlyMap<GeneratedUser, Trip>,
  random: Random,
): TimedUse[] {
  const uses: TimedUse[] = [];
  for (const user of plan.users) {
    const roamingCountry = countryOn(day, trips.get(user) ?? null);
    for (let left = countOn(day, plan, random); left > 0; left -= 1) {
      const use =
        user.category === "voice"
          ? callOf(user.e164, exchange, random)
          : mobileUsageOf(user.e164, roamingCountry, random);
      uses.push({ ...use, second: secondOfDay(random) });
    }
  }
  return uses.sort((a, b) => a.second - b.second);
}

/** Returns the number of records of a day: on a weekend day a fifth of that on a working day. */
function countOn(day: LocalDate, plan: GeneratedMonth, random: Random): number {
  const weight = weekdayOf(day) <= 5 ? 10 : 2;
  // A month has about 22 working days and 8 others.
  const thousandths = Math.floor((plan.recordsPerUser * weight * 1000) / (22 * 10 + 8 * 2));
  return Math.floor(thousandths / 1000) + (random.below(1000) < thousandths % 1000 ? 1 : 0);
}

/** Returns where a mobile user is abroad for a few days, if at all. */
function tripOf(user: GeneratedUser, random: Random): Trip {
  if (user.category !== "mobile" || !random.isOneIn(4)) return null;
  const country = random.pick([
    [8, "DE"],
    [8, "BE"],
    [5, "FR"],
    [4, "ES"],
    [2, "US"],
    [1, "TR"],
  ] as const);
  return { firstDay: 1 + random.below(26), days: 2 + random.below(3), country };
}

function countryOn(day: LocalDate, trip: Trip): string | null {
  const number = Number(day.slice(8));
  return trip !== null && number >= trip.firstDay && number < trip.firstDay + trip.days ? trip.country : null;
}

/** Returns a second of the day, mostly in office hours and never in the night on which the clock changes. */
function secondOfDay(random: Random): number {
  const [from, hours] = random.isOneIn(8) ? [6, 17] : [8, 10];
  return from * 3600 + random.below(hours * 3600);
}

/** Returns `+01:00` or `+02:00`, the offset at noon of a day. */
function offsetOn(day: LocalDate): string {
  const noonUtc = new Date(`${day}T12:00:00Z`);
  return `+0${(Number(wallClock(noonUtc).slice(11, 13)) - 12).toString()}:00`;
}

function lineOf(recordId: string, day: LocalDate, offset: string, use: TimedUse): string {
  const two = (value: number): string => value.toString().padStart(2, "0");
  const time = `${two(Math.floor(use.second / 3600))}:${two(Math.floor(use.second / 60) % 60)}:${two(use.second % 60)}`;
  return [
    recordId,
    use.type,
    `${day}T${time}${offset}`,
    use.durationSeconds ?? "",
    use.from,
    use.to,
    use.direction,
    use.roamingCountry ?? "",
    use.units ?? "",
    use.serviceChargeCents ?? "",
  ].join(",");
}
