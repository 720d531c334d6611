import { OWN_PERIOD, type UsageFilter } from "./usage-filter";

/** Returns a filter as a query string, with some values changed. Empty values are omitted. */
export function usageQuery(
  { choice, groupBy, compareWith, selection }: UsageFilter,
  changed: Readonly<Record<string, string>> = {},
): string {
  const { period, category, module, costCentre, profileId, number, destination } = selection;
  const query = {
    period: choice,
    ...(choice === OWN_PERIOD ? { from: period.from, to: period.until } : {}),
    groupBy,
    ...(compareWith === "previous" ? {} : { compare: compareWith }),
    category,
    module,
    costCentre,
    profile: profileId,
    number,
    destination,
    ...changed,
  };
  return Object.entries(query)
    .flatMap(([name, value]) => (value === null || value === "" ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join("&");
}
