import { isSupportedDay } from "~/kernel/supported-date";
import type { Leaving, LeavingLine } from "~/modules/changes/domain/people/leaving";
import { nameProblem, personName } from "~/modules/inventory/domain/person-name";
import { fieldOf } from "~/modules/inventory/schemas/person-forms";
import type { LeaveForm, LeaveFormLine, LeaveProblem, LeaveView } from "../domain/leave-view";

/** Reads the form of a person who leaves; only lines that can change count. */
export function parseLeaveForm(form: FormData, profileIds: readonly string[]): LeaveForm {
  const day = fieldOf(form, "day");
  return {
    day: day === "earliest" || day === "own" ? day : "paid",
    ownDay: fieldOf(form, "ownDay").slice(0, 10),
    lines: profileIds.map((profileId): LeaveFormLine => {
      const kind = fieldOf(form, `do.${profileId}`);
      return {
        profileId,
        kind: kind === "hand-over" || kind === "keep" ? kind : "stop",
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
  earliestHandOver,
}: Pick<LeaveView, "lines" | "cannotStop" | "lastDays" | "earliestHandOver">): LeaveForm {
  return {
    day: lastDays?.paid ? "paid" : "earliest",
    ownDay: "",
    lines: lines.map(({ profileId }) => ({
      profileId,
      kind: cannotStop[profileId] === undefined ? "stop" : "hand-over",
      to: "",
      from: earliestHandOver,
      withPhone: false,
    })),
  };
}

/** Returns what was chosen, or what is wrong with it. */
export function leavingOf(
  form: LeaveForm,
  lastDays: LeaveView["lastDays"],
): { readonly leaving: Leaving } | { readonly problems: readonly LeaveProblem[] } {
  const stops = form.lines.some(({ kind }) => kind === "stop");
  const own = isSupportedDay(form.ownDay) ? form.ownDay : null;
  const problems: LeaveProblem[] = [
    ...(stops && form.day === "own" && own === null ? [{ fieldId: "ownDay", textKey: "dateWrong" } as const] : []),
    ...form.lines.flatMap((line) => problemsOf(line)),
    ...(form.lines.every(({ kind }) => kind === "keep")
      ? [{ fieldId: "lines", textKey: "nothingChosen" } as const]
      : []),
  ];
  if (problems.length > 0) return { problems };
  const lastDay = form.day === "own" ? own : form.day === "paid" ? (lastDays?.paid?.on ?? null) : null;
  return { leaving: { lastDay, lines: form.lines.map(lineOf) } };
}

function problemsOf({ kind, profileId, to, from }: LeaveFormLine): LeaveProblem[] {
  if (kind !== "hand-over") return [];
  const problem = nameProblem(to);
  return [
    ...(problem === null ? [] : [{ fieldId: `to.${profileId}`, textKey: problem }]),
    ...(from === "" || isSupportedDay(from) ? [] : [{ fieldId: `from.${profileId}`, textKey: "dateWrong" } as const]),
  ];
}

function lineOf({ kind, profileId, to, from, withPhone }: LeaveFormLine): LeavingLine {
  if (kind !== "hand-over") return { kind, profileId };
  return { kind, profileId, to, from: isSupportedDay(from) ? from : null, withPhone };
}
