import { firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { sum } from "~/kernel/money";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { ReadTransaction } from "~/platform/database/read-write-transactions.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { Language } from "~/kernel/language";
import { fairUseReport, type FairUseReport } from "../domain/fair-use";
import type { UsageFilter } from "../domain/reports/usage-filter";
import { comparedPeriod } from "../domain/reports/usage-period";
import type {
  UsageChoices,
  UsageFigures,
  UsageGrouping,
  UsageReport,
  UsageReportRow,
} from "../domain/reports/usage-report";
import { requestedProfile, parseUsageFilter, type ParsedUsageFilter } from "../schemas/usage-filter";
import { categoryWords, destinationWords } from "../words/destination-words";
import { readUnlimitedMinutes } from "./fair-use-repository.server";
import { readGroupedUsage, readUsageChoices, type GroupedUsage } from "./usage-report-repository.server";

type Context = Pick<ServerContext, "database" | "clock">;

/** Returns the report that an address requests, with the available choices and the fair use of its last month, in three
 *  statements. `report` is null without
 *  usage, and when the request is invalid. Throws a NotFoundError for a user who is not the customer's. */
export async function getRequestedUsageReport(
  context: Context,
  customerId: string,
  query: URLSearchParams,
  language: Language,
): Promise<{
  parsed: ParsedUsageFilter;
  choices: UsageChoices;
  today: LocalDate;
  report: UsageReport | null;
  fairUse: FairUseReport | null;
}> {
  const day = today(context.clock);
  const { rulePacks } = await loadCatalogue(context);
  return context.database.readCustomer(customerId, async (tx) => {
    const choices = await readUsageChoices(tx, customerId, requestedProfile(query));
    const parsed = parseUsageFilter(query, choices, day);
    if (requestedProfile(query) !== null && choices.profileName === null) throw new NotFoundError("profile");
    if (parsed.kind !== "filter") return { parsed, choices, today: day, report: null, fairUse: null };
    const { until } = parsed.filter.selection.period;
    const [report, users] = await Promise.all([
      readReport(tx, customerId, parsed.filter, language),
      readUnlimitedMinutes(tx, customerId, firstOfMonth(until)),
    ]);
    const pack = rulePacks.findLast(({ validFrom }) => validFrom <= until);
    const fairUse = pack === undefined ? null : fairUseReport(firstOfMonth(until), users, pack.fairUse);
    return { parsed, choices, today: day, report, fairUse };
  });
}

/** Returns the usage of a period in groups, computed from the totals, in one statement. Labels are in the given
 *  language. A period without usage has no rows. */
export async function getUsageReport(
  context: Pick<ServerContext, "database">,
  customerId: string,
  filter: Pick<UsageFilter, "selection" | "groupBy" | "compareWith">,
  language: Language,
): Promise<UsageReport> {
  return context.database.readCustomer(customerId, (tx) => readReport(tx, customerId, filter, language));
}

/** Does the same inside a transaction. */
export async function readReport(
  tx: ReadTransaction,
  customerId: string,
  { selection, groupBy, compareWith }: Pick<UsageFilter, "selection" | "groupBy" | "compareWith">,
  language: Language,
): Promise<UsageReport> {
  const before = comparedPeriod(selection.period, compareWith);
  const groups = await readGroupedUsage(tx, customerId, { selection, before, groupBy });
  const rows = groups.map((group): UsageReportRow => ({
    key: group.key,
    label: labelOf(groupBy, group.key, group.name, language),
    detail: group.detail,
    ...figuresOf(group),
    unratedRecords: group.unratedRecords,
    dataBytes: group.dataBytes,
    before: before && figuresBefore(group),
  }));
  return {
    period: selection.period,
    groupBy,
    rows,
    totals: totalOf(rows),
    unratedRecords: sum(rows.map(({ unratedRecords }) => unratedRecords)),
    dataBytes: sum(rows.map(({ dataBytes }) => dataBytes)),
    before: before && { period: before, totals: totalOf(groups.map(figuresBefore)) },
  };
}

function figuresOf({ records, minutes, units, chargeCents }: UsageFigures): UsageFigures {
  return { records, minutes, units, chargeCents };
}

function figuresBefore(group: GroupedUsage): UsageFigures {
  return {
    records: group.beforeRecords,
    minutes: group.beforeMinutes,
    units: group.beforeUnits,
    chargeCents: group.beforeChargeCents,
  };
}

function totalOf(rows: readonly UsageFigures[]): UsageFigures {
  return {
    records: sum(rows.map(({ records }) => records)),
    minutes: sum(rows.map(({ minutes }) => minutes)),
    units: sum(rows.map(({ units }) => units)),
    chargeCents: sum(rows.map(({ chargeCents }) => chargeCents)),
  };
}

function labelOf(groupBy: UsageGrouping, key: string, name: string | null, language: Language): string {
  switch (groupBy) {
    case "category":
      return categoryWords(key, readerIn(language));
    case "destination":
      return destinationWords(key, readerIn(language));
    case "profile":
    case "number":
    case "cost-centre":
      return name ?? key;
    default:
      return groupBy satisfies never;
  }
}
