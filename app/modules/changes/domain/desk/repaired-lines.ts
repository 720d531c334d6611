import type { ChangeLine } from "../change-line";
import type { ChangeRequest } from "../change-request";
import { assess, type Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import type { Finding, NamedProduct } from "../rules/finding";
import { nextFreeNumber } from "../rules/number-plan";
import { requestInSituation } from "../rules/request-in-situation";
import { evaluationInputOf, type ChangeSnapshot } from "./change-snapshot";

/** What became of a line that could not be executed, when it is asked again. */
export type Repair = { readonly index: number } & (
  | { readonly kind: "as-asked" }
  /** It is not possible now either. */
  | { readonly kind: "left-out"; readonly finding: Finding }
  /** It takes these options away as well: they do not fit beside what is asked. */
  | { readonly kind: "options-go"; readonly options: readonly NamedProduct[] }
  /** Somebody has the number that was asked: this one is free. Null: none is. */
  | { readonly kind: "other-number"; readonly asked: string; readonly e164: string | null }
);

export type RepairedLines = {
  /** What can be submitted now; nothing in it has a finding. */
  readonly lines: readonly ChangeLine[];
  /** One for each line that could not be executed, in their order. */
  readonly repairs: readonly Repair[];
};

/** Returns the lines of a request that could not be executed, as they are possible now: judged by the rules of a new request, mended
 *  where there is one way to (an option that does not fit goes along, the lowest free number takes the place of one that is taken),
 *  and left out where there is none. Their days have passed, so that each has the earliest one. */
export function repairedLines({ lines }: Pick<ChangeRequest, "lines">, snapshot: ChangeSnapshot): RepairedLines {
  let items = lines
    .filter(({ status }) => status === "rejected")
    .map(({ index, line }): Item => ({ repair: { index, kind: "as-asked" }, lines: [withoutDate(line)] }));
  for (;;) {
    const asked = items.flatMap((item) => item.lines);
    const input = evaluationInputOf(snapshot, { lines: asked, preferredDate: null });
    const assessment = assess(input);
    const mended = afterOneRound(items, assessment, input);
    if (mended === null) return { lines: asked, repairs: items.map(({ repair }) => repair) };
    items = mended;
  }
}

/** A line that is asked again, with what it needs beside it; none: it is left out. */
type Item = { readonly repair: Repair; readonly lines: readonly ChangeLine[] };

/** Mends or leaves out each item with a finding; null when there is none. A line is mended once, so that the rounds end. */
function afterOneRound(items: readonly Item[], assessment: Assessment, input: EvaluationInput): Item[] | null {
  let at = 0;
  let isChanged = false;
  const after = [...items];
  for (const [place, item] of items.entries()) {
    const judged = assessment.lines.slice(at, at + item.lines.length);
    at += item.lines.length;
    const [finding] = judged.flatMap(({ findings }) => findings);
    const refused = finding ?? endsModule(item, assessment, input);
    if (item.lines.length === 0 || refused === null) continue;
    isChanged = true;
    // What one of them was given in this round, the next ones do not get.
    const mended = item.repair.kind === "as-asked" ? mendedItem(item, refused, after, input) : null;
    after[place] = mended ?? { repair: { index: item.repair.index, kind: "left-out", finding: refused }, lines: [] };
  }
  return isChanged ? after : null;
}

/** Returns what refuses the request as a whole because of a removal (R2.5), or null. */
function endsModule(item: Item, { requestFindings }: Assessment, { profiles }: EvaluationInput): Finding | null {
  const [line] = item.lines;
  if (line?.action !== "remove-profile") return null;
  const category = profiles.find(({ id }) => id === line.profileId)?.category;
  return requestFindings.find((finding) => finding.code === "MIN_PROFILES" && finding.category === category) ?? null;
}

function mendedItem(
  { repair: { index }, lines: [line] }: Item,
  finding: Finding,
  items: readonly Item[],
  input: EvaluationInput,
): Item | null {
  if (!line) return null;
  if (finding.code === "ORPHAN_OPTION") return withRemovals(index, line, finding.options, items);
  if (finding.code === "NUMBER_NOT_FREE") return withOtherNumber(index, line, finding.e164, items, input);
  const isBesideAnother = finding.code === "OPTION_CONFLICT" && finding.with.code !== finding.option.code;
  return isBesideAnother ? withRemovals(index, line, [finding.with], items) : null;
}

/** The same line, with the options of its user that are in its way taken off, as far as nothing else takes them off. */
function withRemovals(
  index: number,
  line: ChangeLine,
  options: readonly NamedProduct[],
  items: readonly Item[],
): Item | null {
  const profileId = "profileId" in line ? line.profileId : null;
  if (profileId === null) return null;
  const removals = options
    .map(({ code }): ChangeLine => ({ action: "remove-option", profileId, productCode: code }))
    .filter((removal) => !items.some((item) => item.lines.some((other) => isSame(other, removal))));
  if (removals.length === 0) return null;
  return { repair: { index, kind: "options-go", options }, lines: [...removals, line] };
}

function withOtherNumber(
  index: number,
  line: ChangeLine,
  asked: string,
  items: readonly Item[],
  input: EvaluationInput,
): Item | null {
  if (line.action !== "add-profile" && line.action !== "hand-over") return null;
  const situation = requestInSituation(input);
  const plan = situation.numberPlan();
  const given = new Set(
    items.flatMap((item) => item.lines.flatMap((other) => ("e164" in other ? (other.e164 ?? []) : []))),
  );
  const on = situation.lines.find((view) => view.line === line)?.date ?? input.proposal.receivedOn;
  const e164 = plan === null ? null : nextFreeNumber(plan, on, given);
  const isNothingElse = line.action === "hand-over" && (line.name ?? "").trim() === "";
  if (e164 === null && isNothingElse) return null;
  return { repair: { index, kind: "other-number", asked, e164 }, lines: [{ ...line, e164 }] };
}

function isSame(a: ChangeLine, b: ChangeLine): boolean {
  return (
    a.action === "remove-option" &&
    b.action === "remove-option" &&
    a.profileId === b.profileId &&
    a.productCode === b.productCode
  );
}

function withoutDate(line: ChangeLine): ChangeLine {
  const { preferredDate: _, ...asked } = line;
  return asked;
}
