import type { MoveAssessment } from "./assess-move";

/** `refused`: what is queued would not hold. `stale`: it would cost more than was accepted, or is not what was shown. `nothing`: the
 *  lines are on those days already. */
export type MoveJudgement = "accepted" | "refused" | "stale" | "nothing";

/** Returns whether lines may be moved to other days (R3.5). What costs no more than was accepted needs no second look; what costs more is
 *  accepted by the token of what was shown, and a token that was sent must be the one of now (R2.10). */
export function judgeMove(move: MoveAssessment, previewToken: string | null): MoveJudgement {
  if (move.obstacles.length > 0) return "refused";
  if (move.lines.length === 0) return "nothing";
  if (previewToken !== null) return previewToken === move.previewToken ? "accepted" : "stale";
  return move.costsMore ? "stale" : "accepted";
}
