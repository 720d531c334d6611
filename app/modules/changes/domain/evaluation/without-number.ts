import type { LocalDate } from "~/kernel/local-date";
import type { Warning } from "../rules/finding";
import { nextFreeNumber } from "../rules/number-plan";
import type { RequestInSituation } from "../rules/request-in-situation";
import type { ResolvedLine } from "../rules/resolved-line";
import { inUse } from "../rules/situation";

/** Returns a warning for each line with new users for whom no number is left (R5.8). Numbers are given in the order in which lines
 *  were received, the queued ones first. `sound` holds the lines without findings by index. */
export function withoutNumber(
  situation: RequestInSituation,
  sound: ReadonlyMap<number, ResolvedLine>,
): readonly Warning[] {
  const { input } = situation;
  const proposed = [...sound.values()].flatMap(({ line, date, index }) =>
    line.action === "add-profile" ? [{ line, date, index }] : [],
  );
  if (proposed.length === 0) return [];
  const plan = situation.numberPlan();
  if (plan === null) return [];
  const queued = input.earlierRequests.flatMap(({ lines }) =>
    lines.flatMap(({ line, status, date }) =>
      status === "queued" && line.action === "add-profile" ? [{ line, date, index: null }] : [],
    ),
  );
  const given = new Set<string>();
  return [...queued, ...proposed].flatMap(({ line, date, index }): Warning[] => {
    if (line.e164 != null || inUse(situation, line.productCode)?.category !== "voice") return [];
    const on: LocalDate = date ?? input.proposal.receivedOn;
    let lacking = 0;
    for (let piece = 0; piece < line.quantity; piece += 1) {
      const e164 = lacking > 0 ? null : nextFreeNumber(plan, on, given);
      if (e164 === null) lacking += 1;
      else given.add(e164);
    }
    return lacking > 0 && index !== null ? [{ code: "NO_NUMBER_LEFT", line: index, lacking }] : [];
  });
}
