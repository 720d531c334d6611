import metadata from "libphonenumber-js/max/metadata";

/** The patterns of one territory's national numbers, taken from libphonenumber's "max" metadata. */
export type Territory = {
  /** An ISO 3166-1 code, or null for a calling code without a territory, such as +870. */
  readonly country: string | null;
  /** A number that starts with these digits belongs to the territory, whatever follows. */
  readonly leadingDigits: string | null;
  readonly general: string;
  readonly fixed: NumberPattern | null;
  readonly mobile: NumberPattern | null;
  readonly premium: NumberPattern | null;
  /** Toll-free, shared-cost, personal, paging, IP and company-wide numbers. */
  readonly others: readonly NumberPattern[];
};

export type NumberPattern = { readonly pattern: string; readonly lengths: readonly number[] };

/** Returns the territories of each calling code, the main one first. */
export function territoriesByCallingCode(): ReadonlyMap<string, readonly Territory[]> {
  if (metadata.version !== 4)
    throw new RangeError(`Unknown version of the number metadata: ${String(metadata.version)}`);
  const plans = new Map<string, Territory[]>();
  for (const [callingCode, countries] of Object.entries(metadata.country_calling_codes)) {
    plans.set(
      callingCode,
      countries.map((country) => territory(country, metadata.countries[country] ?? [])),
    );
  }
  for (const [callingCode, plan] of Object.entries(metadata.nonGeographic)) {
    plans.set(callingCode, [territory(null, plan)]);
  }
  return plans;
}

/** Indexes in a minified plan and in its list of types. */
const PLAN = { general: 2, lengths: 3, leadingDigits: 10, types: 11 } as const;
const TYPE = { fixed: 0, mobile: 1, premium: 3 } as const;

function territory(country: string | null, plan: readonly unknown[]): Territory {
  const types = Array.isArray(plan[PLAN.types]) ? (plan[PLAN.types] as readonly unknown[]) : [];
  const generalLengths = lengthsOf(plan[PLAN.lengths]) ?? [];
  const patternAt = (index: number): NumberPattern | null => {
    const type = types[index];
    if (!Array.isArray(type) || typeof type[0] !== "string" || type[0] === "") return null;
    return { pattern: type[0], lengths: lengthsOf(type[1]) ?? generalLengths };
  };
  const taken: readonly number[] = Object.values(TYPE);
  return {
    country,
    leadingDigits: textOf(plan[PLAN.leadingDigits]),
    general: textOf(plan[PLAN.general]) ?? "",
    fixed: patternAt(TYPE.fixed),
    mobile: patternAt(TYPE.mobile),
    premium: patternAt(TYPE.premium),
    others: types.flatMap((_, index) => (taken.includes(index) ? [] : (patternAt(index) ?? []))),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function lengthsOf(value: unknown): readonly number[] | null {
  return Array.isArray(value) ? value.filter((length) => typeof length === "number") : null;
}
