import * as fc from "fast-check";
import { addDays, addMonths, localDate, type LocalDate } from "~/kernel/local-date";
import {
  convert,
  pros,
  remove,
  type JsonLine,
  type JsonProfile,
  type JsonRequest,
  type ScenarioParts,
} from "./scenarios";

/** A contract with some history, and a proposal of removals and downgrades, each of a different profile, none of which
 *  is refused. */
export type DownscalingCase = {
  readonly startDate: LocalDate;
  readonly termMonths: number;
  readonly contracted: Readonly<Record<string, number>>;
  readonly profiles: readonly JsonProfile[];
  readonly requests: readonly JsonRequest[];
  readonly receivedOn: LocalDate;
  readonly lines: readonly JsonLine[];
};

export const downscalingCase: fc.Arbitrary<DownscalingCase> = fc
  .record({
    startDate: fc.constantFrom("2023-11-10", "2024-02-29", "2024-03-01", "2024-12-31", "2025-01-31").map(localDate),
    termMonths: fc.constantFrom(24, 36),
    contracted: fc.nat(14),
    kinds: fc.array(fc.constantFrom("pro", "plus", "basis", "device"), { minLength: 2, maxLength: 14 }),
    receivedAfterDays: fc.integer({ min: 0, max: 1_150 }),
    history: fc.array(
      fc.record({
        profile: fc.nat(13),
        daysBefore: fc.nat(500),
        status: fc.constantFrom("completed", "cancelled", "rejected"),
        buyOutCents: fc.constantFrom(0, 0, 0, 1_500),
        kind: fc.constantFrom("downgrade", "upgrade"),
      }),
      { maxLength: 8 },
    ),
    asked: fc.uniqueArray(fc.nat(13), { minLength: 1, maxLength: 6 }),
  })
  .map(({ startDate, termMonths, contracted, kinds, receivedAfterDays, history, asked: requested }) => {
    const receivedOn = addDays(startDate, receivedAfterDays);
    const profiles = [...kinds, "pro", "basis"].map((kind, at) =>
      profileOf(kind, `p${String(at)}`, addMonths(startDate, (at % 4) * 5)),
    );
    const requests = history.flatMap(({ profile, daysBefore, status, buyOutCents, kind }) => {
      const one = profiles[profile];
      const day = addDays(receivedOn, -daysBefore);
      return one?.productCode === "VOICE_PROFILE_PLUS" && day >= startDate
        ? [
            {
              receivedOn: day,
              status,
              lines: [
                {
                  ...convert(one.id, "VOICE_PROFILE_PLUS"),
                  fromProductCode: kind === "downgrade" ? "VOICE_PROFILE_PRO" : "VOICE_NOBODY_KNOWS",
                  buyOutCents,
                },
              ],
            },
          ]
        : [];
    });
    const stays = new Set(profiles.slice(-2).map(({ id }) => id));
    const lines = requested.flatMap((at) => {
      const one = profiles[at];
      if (!one || stays.has(one.id) || String(one.activeFrom) > receivedOn) return [];
      return [
        one.productCode === "VOICE_PROFILE_PRO" && at % 2 === 0
          ? convert(one.id, "VOICE_PROFILE_PLUS")
          : remove(one.id),
      ];
    });
    const keepers = profiles.map((one) => (stays.has(one.id) ? { ...one, activeFrom: startDate } : one));
    return {
      startDate,
      termMonths,
      contracted: { voice: contracted, mobile: 3 },
      profiles: keepers,
      requests,
      receivedOn,
      lines,
    };
  })
  .filter(({ lines }) => lines.length > 0);

export function partsOf(one: DownscalingCase): ScenarioParts {
  return { ...one };
}

function profileOf(kind: string, id: string, activeFrom: LocalDate): JsonProfile {
  switch (kind) {
    case "pro":
      return { ...pros(1)[0], id, category: "voice", productCode: "VOICE_PROFILE_PRO", activeFrom };
    case "plus":
      return { id, category: "voice", productCode: "VOICE_PROFILE_PLUS", activeFrom };
    case "device":
      return { id, category: "mobile", productCode: "MOBILE_PROFILE_PLUS", withDevice: true, activeFrom };
    default:
      return { id, category: "mobile", productCode: "MOBILE_PROFILE_BASIS", activeFrom };
  }
}
