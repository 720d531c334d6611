import type { LocalDate } from "~/kernel/local-date";
import { profileIdOf } from "../change-line";
import type { Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { queuedRequest } from "../evaluation/queued-request";
import { expectedOn } from "./expected-on";
import type { PreparedLine, Signed } from "./prepared-request";

/** A prepared request that waits, as it would be received on its next day. */
export type WaitingBeside = {
  readonly id: string;
  readonly title: string;
  readonly nextOn: LocalDate;
  readonly preferredDate: LocalDate | null;
  readonly lines: readonly PreparedLine[];
  readonly signed: Signed;
};

/** What a prepared request comes to once a change was submitted. `fits`: it is received as signed. `dearer`: its buy-out would be more
 *  than was signed, so that it is not. `refused`: a rule refuses it. */
export type BesidePrepared = Pick<WaitingBeside, "id" | "title" | "nextOn"> & {
  readonly then: { readonly kind: "fits" | "refused" } | { readonly kind: "dearer"; readonly buyOutCents: number };
};

/** So many are judged, the next ones first. */
const MOST_JUDGED = 8;

/** Returns the prepared requests that draw on the same allowance as a change or change the same profiles, by their day, with what
 *  becomes of them if the change is submitted now, as far as can be told now. They reserve nothing, so the verdict on the change itself
 *  knows none of them (R3.6). One whose outcome does not depend on the change is left out, unless it falls into its contract year. Empty
 *  for a change that is refused. */
export function besidePrepared(
  input: EvaluationInput,
  now: Assessment,
  waiting: readonly WaitingBeside[],
): BesidePrepared[] {
  if (now.verdict === "refused" || now.lines.length === 0) return [];
  const own = queuedRequest(now.lines, input.proposal.receivedOn);
  let [withChange, without] = [[...input.earlierRequests, own], [...input.earlierRequests]];
  const found: BesidePrepared[] = [];
  for (const each of waiting.filter((one) => sharesWith(input, now, one)).slice(0, MOST_JUDGED)) {
    const asked = {
      receivedOn: input.proposal.receivedOn,
      preferredDate: each.preferredDate,
      lines: each.lines.map(({ line }) => line),
    };
    const on = (earlierRequests: EvaluationInput["earlierRequests"]): Assessment =>
      expectedOn({ ...input, earlierRequests, proposal: asked }, each.nextOn);
    const [then, otherwise] = [on(withChange), on(without)];
    const { id, title, nextOn } = each;
    const outcome = outcomeOf(then, each.signed);
    const isChanged = outcome.kind !== outcomeOf(otherwise, each.signed).kind;
    if (isChanged || (outcome.kind === "fits" && isInItsYear(now, nextOn)))
      found.push({ id, title, nextOn, then: outcome });
    if (outcome.kind === "fits") withChange = [...withChange, queuedRequest(then.lines, nextOn)];
    if (outcomeOf(otherwise, each.signed).kind === "fits")
      without = [...without, queuedRequest(otherwise.lines, nextOn)];
  }
  return found;
}

function outcomeOf({ verdict, totals }: Assessment, { maxBuyOutCents }: Signed): BesidePrepared["then"] {
  if (verdict === "refused") return { kind: "refused" };
  const { buyOutCents } = totals;
  return buyOutCents > maxBuyOutCents ? { kind: "dearer", buyOutCents } : { kind: "fits" };
}

/** Somebody of the same module goes or is downgraded in both, or the same profile is changed. */
function sharesWith({ profiles, proposal }: EvaluationInput, now: Assessment, { lines }: WaitingBeside): boolean {
  const changed = new Set(proposal.lines.flatMap((line) => profileIdOf(line) ?? []));
  const categories = new Set(now.downscale.map(({ category }) => category));
  return lines.some(({ line }) => {
    if (line.action !== "remove-profile" && line.action !== "convert-profile") return false;
    const category = profiles.find(({ id }) => id === line.profileId)?.category;
    return changed.has(line.profileId) || (category !== undefined && categories.has(category));
  });
}

function isInItsYear({ downscale }: Assessment, day: LocalDate): boolean {
  return downscale.some(
    ({ yearFrom, yearTo }) => yearFrom !== null && yearTo !== null && day >= yearFrom && day <= yearTo,
  );
}
