import { isSupportedDay } from "~/kernel/supported-date";
import { nameKey } from "~/modules/changes/domain/desk/name-key";
import type { FreeDay, Leaving, LeavingLine } from "~/modules/changes/domain/people/leaving";
import { nameProblem, personName } from "~/modules/inventory/domain/person-name";
import { fieldOf } from "~/modules/inventory/schemas/person-forms";
import type { LeaveForm, LeaveFormLine, LeaveProblem, LeaveView } from "../domain/leave-view";

/** Reads the form of a person who leaves; only lines that can change count. */
export function parseLeaveForm(form: FormData, profileIds: readonly string[]): LeaveForm {
  const day = fieldOf(form, "day");
  return {
    day: day === "earliest" || day === "own" || day === "free" ? day : "paid",
    ownDay: fieldOf(form, "ownDay").slice(0, 10),
    lines: profileIds.map((profileId): LeaveFormLine => {
      const kind = fieldOf(form, `do.${profileId}`);
      return {
        profileId,
        kind: kind === "hand-over" || kind === "keep" || kind === "give" ? kind : "stop",
        numberTo: personName(fieldOf(form, `number.${profileId}`)).slice(0, 200),
        to: personName(fieldOf(form, `to.${profileId}`)).slice(0, 200),
        from: fieldOf(form, `from.${profileId}`).slice(0, 10),
        withPhone: form.has(`phone.${profileId}`),
      };
    }),
  };
}

/** Returns what the page proposes before anything was chosen: everything stops on the last paid day, and what cannot stop is handed over. */
export function proposedLeaveForm({
  lines,
  cannotStop,
  lastDays,
}: Pick<LeaveView, "lines" | "cannotStop" | "lastDays">): LeaveForm {
  return {
    day: lastDays?.paid ? "paid" : "earliest",
    ownDay: "",
    lines: lines.map(({ profileId }) => ({
      profileId,
      kind: cannotStop[profileId] === undefined ? "stop" : "hand-over",
      numberTo: "",
      to: "",
      from: "",
      withPhone: false,
    })),
  };
}

/** Returns what was chosen, or what is wrong with it. What is submitted later cannot be handed over before that. */
export function leavingOf(
  form: LeaveForm,
  { lastDays, freeDay }: Pick<LeaveView, "lastDays" | "freeDay">,
  fixed: FixedLines,
): { readonly leaving: Leaving; readonly free: FreeDay | null } | { readonly problems: readonly LeaveProblem[] } {
  const stops = form.lines.some(({ kind }) => kind === "stop" || kind === "give");
  const own = isSupportedDay(form.ownDay) ? form.ownDay : null;
  const free = stops && form.day === "free" && freeDay?.canBePrepared === true ? freeDay : null;
  const problems: LeaveProblem[] = [
    ...(stops && form.day === "own" && own === null ? [{ fieldId: "ownDay", textKey: "dateWrong" } as const] : []),
    ...form.lines.flatMap((line) => problemsOf(line, fixed, free)),
    ...(form.lines.every(({ kind }) => kind === "keep")
      ? [{ fieldId: "lines", textKey: "nothingChosen" } as const]
      : []),
  ];
  if (problems.length > 0) return { problems };
  const lastDay = form.day === "own" ? own : form.day === "paid" ? (lastDays?.paid?.on ?? null) : null;
  return { free, leaving: { lastDay, lines: form.lines.map((line) => lineOf(line, fixed)) } };
}

/** The profiles of fixed voice, by whose they are and with their numbers. */
export type FixedLines = {
  readonly leaving: ReadonlyMap<string, string | null>;
  /** Those of colleagues, by `nameKey`. */
  readonly colleagues: ReadonlyMap<string, readonly string[]>;
};

function problemsOf(
  { kind, profileId, to, from, numberTo }: LeaveFormLine,
  fixed: FixedLines,
  free: FreeDay | null,
): LeaveProblem[] {
  if (kind === "give") {
    const found = fixed.colleagues.get(nameKey(numberTo)) ?? [];
    const textKey = found.length === 0 ? "numberNobody" : "numberSeveral";
    return found.length === 1 && fixed.leaving.get(profileId) != null
      ? []
      : [{ fieldId: `number.${profileId}`, textKey }];
  }
  if (kind !== "hand-over") return [];
  const problem = nameProblem(to);
  return [
    ...(problem === null ? [] : [{ fieldId: `to.${profileId}`, textKey: problem }]),
    ...(free !== null && isSupportedDay(from) && from <= free.lastOn
      ? [{ fieldId: `from.${profileId}`, textKey: "dateBeforeFree" } as const]
      : []),
    ...(from === "" || isSupportedDay(from) ? [] : [{ fieldId: `from.${profileId}`, textKey: "dateWrong" } as const]),
  ];
}

function lineOf({ kind, profileId, to, from, withPhone, numberTo }: LeaveFormLine, fixed: FixedLines): LeavingLine {
  if (kind === "give") {
    const [colleague] = fixed.colleagues.get(nameKey(numberTo)) ?? [];
    const e164 = fixed.leaving.get(profileId) ?? null;
    const gets = colleague === undefined || e164 === null ? null : { profileId: colleague, e164 };
    return { kind: "stop", profileId, numberTo: gets };
  }
  if (kind !== "hand-over") return { kind, profileId };
  return { kind, profileId, to, from: isSupportedDay(from) ? from : null, withPhone };
}
