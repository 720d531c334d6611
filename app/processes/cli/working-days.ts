import type { Writable } from "node:stream";
import { isSupportedDay } from "~/kernel/supported-date";
import { localDate, type LocalDate } from "~/kernel/local-date";
import { addWorkingDays, holidaysOf } from "~/kernel/working-days";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import { supportedYear } from "~/modules/catalogue/schemas/supported-date-schema";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";

/** The options as they were typed. */
export type WorkingDaysOptions = {
  readonly from?: string | undefined;
  readonly count?: string | undefined;
  readonly holidays?: string | undefined;
};

/** `insight working-days`: prints the N-th working day after a date (R3.3), or the holidays of a year (R3.1). Returns
 *  exit code 2 for wrong usage. */
export function runWorkingDays(
  options: WorkingDaysOptions,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
  rulePacks: readonly RulePack[] = readTariffFiles().rulePacks,
): number {
  const { from, count, holidays } = options;
  if (holidays !== undefined && from === undefined && count === undefined) {
    if (!supportedYear.safeParse(holidays).success) return wrongUsage(stderr, `Not a year: ${holidays}`);
    const pack = packFor(localDate(`${holidays}-01-01`), rulePacks);
    for (const { date, name } of holidaysOf(Number(holidays), pack.holidays)) stdout.write(`${date} ${name}\n`);
    return 0;
  }
  if (holidays !== undefined || from === undefined || count === undefined) {
    return wrongUsage(stderr, "Give --from DATE with --count N, or --holidays YEAR");
  }
  if (!isSupportedDay(from)) return wrongUsage(stderr, `Not a date (YYYY-MM-DD): ${from}`);
  if (!/^\d{1,6}$/.test(count)) return wrongUsage(stderr, `Not a number of working days: ${count}`);
  try {
    stdout.write(`${addWorkingDays(from, Number(count), calendarOf(packFor(from, rulePacks)))}\n`);
    return 0;
  } catch (error) {
    if (error instanceof RangeError) return wrongUsage(stderr, error.message);
    throw error;
  }
}

/** The first rule pack also applies to the days before it. */
function packFor(day: LocalDate, rulePacks: readonly RulePack[]): RulePack {
  const pack = rulePacks.findLast((candidate) => candidate.validFrom <= day) ?? rulePacks[0];
  if (!pack) throw new RangeError("There is no rule pack");
  return pack;
}

function wrongUsage(stderr: Writable, message: string): number {
  stderr.write(`${message}\n`);
  return 2;
}
