import { latest, type LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "../change-line";
import type { ChangeRequestWithTimeline } from "../change-request";
import type { Explanation, LineExplanation } from "../evaluation/explanation";
import type { Preview } from "../preview";
import type { LineFigures, MoveAssessment } from "./assess-move";

/** What is stored of a request whose lines are done on other days: what was agreed is now this. */
export type MovedRequest = {
  readonly completionDate: LocalDate;
  readonly acceptedBuyOutCents: number;
  readonly preview: Preview;
  readonly explanation: Explanation | null;
  readonly lines: readonly (LineFigures & { readonly index: number; readonly line: ChangeLine })[];
};

export function movedRequest(request: ChangeRequestWithTimeline, move: MoveAssessment): MovedRequest {
  const after = new Map(move.lines.map((line) => [line.index, line]));
  const { preview, explanation } = request;
  const dates = request.lines.map((line) => after.get(line.index)?.after.date ?? line.date);
  const [first = request.completionDate, ...others] = dates;
  const completionDate = latest(first, ...others);
  return {
    completionDate,
    acceptedBuyOutCents: move.buyOutCents,
    preview: {
      ...preview,
      verdict: move.buyOutCents > 0 ? "over-limit" : "within-limit",
      completionDate,
      totals: { ...preview.totals, buyOutCents: move.buyOutCents },
      lines: preview.lines.map((line) => ({ ...line, ...after.get(line.index)?.after })),
    },
    explanation: explanation && {
      ...explanation,
      lines: explanation.lines.map((line, index) => explainedAfter(line, after.get(index))),
    },
    lines: request.lines.flatMap(({ index, line, date }) => {
      const moved = after.get(index);
      if (!moved) return [];
      // The day that is asked for a line is from now on the new one.
      const asked = moved.after.date === date ? line : { ...line, preferredDate: moved.after.date };
      return [{ index, line: asked, ...moved.after }];
    }),
  };
}

/** Which profiles are free stays as it was explained; until when, and for which terms, is explained anew. */
function explainedAfter(line: LineExplanation, moved: MoveAssessment["lines"][number] | undefined): LineExplanation {
  if (!moved?.explained) return line;
  const { billedUntil, allowance } = moved.explained;
  return {
    ...line,
    billedUntil,
    allowance: line.allowance &&
      allowance && {
        ...line.allowance,
        feeCents: allowance.feeCents,
        buyOutCents: moved.after.buyOutCents,
        terms: allowance.terms,
      },
  };
}
