import { numberPlan, type NumberMove, type NumberPlan } from "./number-plan";
import { resolveLines, type ResolvedLine } from "./resolved-line";
import { situationOf, type Situation } from "./situation";
import type { LocalDate } from "~/kernel/local-date";
import { namesOf, type ChangeLine } from "../change-line";
import type { EarlierRequest, EvaluationInput, Snapshot } from "../evaluation/evaluation-input";

/** A situation with the dates of all lines of the request, so that a rule can compare them (R3.4, R5.4, R5.8). */
export type RequestInSituation = Situation & {
  readonly lines: readonly ResolvedLine[];
  /** Who has which number once everything queued and the request are done; null when numbers are not known. */
  readonly numberPlan: () => NumberPlan | null;
};

export function requestInSituation(input: EvaluationInput): RequestInSituation {
  const situation = situationOf(input);
  const lines = resolveLines(situation);
  let plan: NumberPlan | null | undefined;
  return {
    ...situation,
    lines,
    // Most requests are about no numbers.
    numberPlan: () =>
      (plan ??=
        input.numbers === null
          ? null
          : numberPlan(input.numbers, input.profiles, [
              ...queuedNumberMoves(input.earlierRequests),
              ...lines.flatMap(({ line, date, index }) => moveOf(line, date, index)),
            ])),
  };
}

/** Returns what the queued lines of requests do with numbers. */
export function queuedNumberMoves(requests: readonly EarlierRequest[]): NumberMove[] {
  return requests.flatMap(({ lines }) =>
    lines.flatMap(({ line, status, date }) => (status === "queued" ? moveOf(line, date, null) : [])),
  );
}

/** Returns the plan of numbers on the day on which a line is executed, with everything else that is queued. A profile whose removal
 *  ran late gives its number up on the day that was planned. */
export function numberPlanAt(snapshot: Snapshot, line: ChangeLine, on: LocalDate): NumberPlan | null {
  if (snapshot.numbers === null) return null;
  // No two queued lines that give one number are alike.
  const self = JSON.stringify(line);
  const others = snapshot.earlierRequests.map((request) => ({
    ...request,
    lines: request.lines.filter((earlier) => JSON.stringify(earlier.line) !== self),
  }));
  const late = others.flatMap(({ lines }) =>
    lines.flatMap((earlier): NumberMove[] =>
      earlier.line.action === "remove-profile" && earlier.status === "completed" && (earlier.date ?? on) < on
        ? [{ kind: "leaves", profileId: earlier.line.profileId, on: earlier.date }]
        : [],
    ),
  );
  return numberPlan(snapshot.numbers, snapshot.profiles, [...queuedNumberMoves(others), ...late]);
}

function moveOf(
  line: ResolvedLine["line"],
  on: ResolvedLine["date"] | null,
  index: number | null,
): readonly NumberMove[] {
  switch (line.action) {
    case "remove-profile":
      return [{ kind: "leaves", profileId: line.profileId, on }];
    case "remove-number":
      return [{ kind: "ends", numberId: line.numberId, on }];
    case "add-profile":
      return line.e164 == null
        ? []
        : [{ kind: "takes", profileId: null, who: namesOf(line)[0] ?? null, e164: line.e164, on, line: index }];
    case "hand-over":
      return line.e164 == null && line.release !== true
        ? []
        : [
            {
              kind: "takes",
              profileId: line.profileId,
              who: line.name ?? null,
              e164: line.e164 ?? null,
              on,
              line: index,
            },
          ];
    case "convert-profile":
    case "add-option":
    case "remove-option":
    case "add-number":
    case "order-phone":
      return [];
    default:
      return line satisfies never;
  }
}
