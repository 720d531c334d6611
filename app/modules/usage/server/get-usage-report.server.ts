import type { BillingPeriod } from "~/kernel/billing-period";
import { sum } from "~/kernel/money";
import type { ServerContext } from "~/platform/context.server";
import { serverText } from "~/platform/texts.server";
import type { Language } from "~/ui/language";
import type { UsageGrouping, UsageReport, UsageReportRow } from "../domain/usage-report";
import type { UsageFilter } from "../schemas/usage-filter";
import { readGroupedUsage, readUsagePeriods } from "./usage-report-repository.server";

type Reading = Pick<ServerContext, "database">;

/** A month's usage in groups, from the rollups: one statement. Labels are in the language; a month without usage has no rows. */
export async function getUsageReport(
  context: Reading,
  customerId: string,
  { period, groupBy }: UsageFilter,
  language: Language,
): Promise<UsageReport> {
  const groups = await context.database.withCustomer(customerId, (tx) =>
    readGroupedUsage(tx, customerId, period, groupBy),
  );
  const rows = groups.map(({ unratedRecords: _unrated, name, ...figures }): UsageReportRow => ({
    ...figures,
    label: labelOf(groupBy, figures.key, name, language),
  }));
  return {
    period,
    groupBy,
    rows,
    totals: {
      records: sum(rows.map(({ records }) => records)),
      minutes: sum(rows.map(({ minutes }) => minutes)),
      units: sum(rows.map(({ units }) => units)),
      chargeCents: sum(rows.map(({ chargeCents }) => chargeCents)),
    },
    unratedRecords: sum(groups.map(({ unratedRecords }) => unratedRecords)),
  };
}

/** The months that have usage, the newest first: one statement. */
export function listUsagePeriods(context: Reading, customerId: string): Promise<BillingPeriod[]> {
  return context.database.withCustomer(customerId, (tx) => readUsagePeriods(tx, customerId));
}

/** A destination is a country where there is one, else a kind of usage. */
function labelOf(groupBy: UsageGrouping, key: string, name: string | null, language: Language): string {
  switch (groupBy) {
    case "category":
      return serverText(language, "usage", `category.${key}`);
    case "destination":
      return /^[A-Z]{2}$/.test(key) ? (countries[language].of(key) ?? key) : categoryOrKey(key, language);
    case "profile":
    case "number":
    case "cost-centre":
      return name ?? key;
    default:
      return groupBy satisfies never;
  }
}

function categoryOrKey(key: string, language: Language): string {
  const textKey = `category.${key}`;
  const text = serverText(language, "usage", textKey);
  return text === textKey ? key : text;
}

const countries: Record<Language, Intl.DisplayNames> = {
  nl: new Intl.DisplayNames("nl", { type: "region" }),
  en: new Intl.DisplayNames("en", { type: "region" }),
};
