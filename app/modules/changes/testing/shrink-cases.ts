import * as fc from "fast-check";

import { addDays, localDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { EvaluationInput } from "../domain/evaluation/evaluation-input";
import type { ShrinkSituation, ShrinkWish } from "../domain/shrink/shrink-plan";
import { convert, PLUS, PRO, remove, scenarioInput, TARIFFS, type JsonProfile, type ScenarioParts } from "./scenarios";

/** Returns what a plan is computed from for a case of the evaluator; the lines of the case are left out. */
export function shrinkSituation(parts: Omit<ScenarioParts, "lines">): ShrinkSituation {
  return situationOf(scenarioInput({ ...parts, lines: [] }));
}

export function situationOf({ proposal, calendar: _calendar, ...rest }: EvaluationInput): ShrinkSituation {
  return { snapshot: { ...rest, receivedOn: proposal.receivedOn }, rulePacks: TARIFFS.rulePacks };
}

export function downTo(users: number, category: Category = "voice"): ShrinkWish {
  return { category, who: { kind: "down-to", users } };
}

export function without(...profileIds: string[]): ShrinkWish {
  return { category: "voice", who: { kind: "people", profileIds } };
}

export type ShrinkCase = { readonly parts: Omit<ScenarioParts, "lines">; readonly wish: ShrinkWish };

const OPTIONS = [
  [],
  [],
  ["VOICE_UNLIMITED_NL"],
  ["VOICE_WEBEX_PREMIUM"],
  ["VOICE_UNLIMITED_NL", "VOICE_RECORDING_7Y"],
] as const;

/** Customers with some history, at any moment of their term and after it, who want fewer users in a category. */
export function shrinkCases(most: number): fc.Arbitrary<ShrinkCase> {
  return fc
    .record({
      startDate: fc.constantFrom("2023-11-10", "2024-02-29", "2024-03-01", "2024-12-31", "2025-01-31").map(localDate),
      termMonths: fc.constantFrom(24, 36),
      contracted: fc.nat(most + 6),
      category: fc.constantFrom("voice" as const, "mobile" as const),
      kinds: fc.array(fc.record({ kind: fc.nat(2), options: fc.nat(OPTIONS.length - 1), late: fc.nat(2) }), {
        minLength: 2,
        maxLength: most,
      }),
      stays: fc.integer({ min: 1, max: 3 }),
      receivedAfterDays: fc.integer({ min: 0, max: 1_150 }),
      history: fc.array(
        fc.record({ profile: fc.nat(most), daysBefore: fc.nat(400), kind: fc.constantFrom("leaving", "downgraded") }),
        { maxLength: 2 },
      ),
    })
    .map(({ startDate, termMonths, contracted, category, kinds, stays, receivedAfterDays, history }) => {
      const receivedOn = addDays(startDate, receivedAfterDays);
      const profiles = kinds.map(({ kind, options, late }, at): JsonProfile => {
        const activeFrom = late === 2 ? addDays(startDate, Math.floor(receivedAfterDays / 2)) : startDate;
        const id = `p${String(at)}`;
        if (category === "voice") {
          const product = kind === 0 ? PLUS : PRO;
          return { id, productCode: product, activeFrom, options: [...(OPTIONS[options] ?? [])] };
        }
        const productCode = kind === 0 ? "MOBILE_PROFILE_BASIS" : "MOBILE_PROFILE_PLUS";
        return { id, category, productCode, activeFrom, withDevice: kind === 2 };
      });
      const touched = new Set<string>();
      const requests = history.flatMap(({ profile, daysBefore, kind }) => {
        const one = profiles[profile];
        if (!one || touched.has(one.id)) return [];
        touched.add(one.id);
        if (kind === "leaving") return [{ receivedOn, status: "queued", lines: [remove(one.id)] }];
        const day = addDays(receivedOn, -daysBefore);
        if (one.productCode !== PLUS || day < startDate) return [];
        return [{ receivedOn: day, status: "completed", lines: [{ ...convert(one.id, PLUS), fromProductCode: PRO }] }];
      });
      const parts = { startDate, termMonths, contracted: { [category]: contracted }, profiles, requests, receivedOn };
      return { parts, wish: downTo(stays, category) };
    });
}
