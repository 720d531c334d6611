import type { LocalDate } from "~/kernel/local-date";
import type { Language } from "~/kernel/language";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import { evaluationInputOf, type ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { assess } from "~/modules/changes/domain/evaluation/assess";
import { earliestDateOf } from "~/modules/changes/domain/people/earliest-date";
import {
  freeDayOf,
  lastDaysOf,
  leavingLines,
  numberFreeFrom,
  profilesToLeave,
  stopFindings,
} from "~/modules/changes/domain/people/leaving";
import { nameKey } from "~/modules/changes/domain/desk/name-key";
import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { groupBy } from "~/kernel/group-by";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { ServerContext } from "~/platform/context.server";
import type { LeaveView } from "../domain/leave-view";
import { leavingOf, parseLeaveForm, proposedLeaveForm, type FixedLines } from "../schemas/leave-form";
import { getPersonAtDesk, MOST_NAMES } from "./get-person.server";
import { proposedOutcome } from "./propose-lines.server";

/** The page of a person who leaves, and the lines that do what was chosen; null when something is wrong with it. */
export type LeavePage = {
  readonly view: LeaveView;
  readonly lines: readonly ChangeLine[] | null;
  /** The later day for which they are to be prepared; null: they are for now. */
  readonly preparesOn: LocalDate | null;
};

/** Returns the page of a person who leaves with what each choice costs, and what a posted form comes to, in four statements. Throws a
 *  NotFoundError for another customer's. */
export async function getLeavePage(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  personId: string,
  { posted, language }: { readonly posted: FormData | null; readonly language: Language },
): Promise<LeavePage> {
  const { person, profiles, snapshot, names } = await getPersonAtDesk(context, customerId, personId);
  const leaving = new Set(
    profilesToLeave(
      snapshot,
      profiles.map(({ profileId }) => profileId),
    ),
  );
  const lines = person.lines.filter(({ profileId }) => leaving.has(profileId));
  const refusals = lines.flatMap(({ profileId }) => {
    const findings = stopFindings(snapshot, profileId);
    return findings.length === 0
      ? []
      : [[profileId, findings.map((finding) => findingSentence(finding, language))] as const];
  });
  const cannotStop = Object.fromEntries(refusals);
  const stoppable = lines.flatMap(({ profileId }) => (cannotStop[profileId] === undefined ? [profileId] : []));
  const lastDays = stoppable.length === 0 ? null : lastDaysOf(snapshot, stoppable);
  const freeDay = stoppable.length === 0 ? null : freeDayOf(snapshot, stoppable);
  const phone: ChangeLine = { action: "order-phone", profileId: lines[0]?.profileId ?? "", quantity: 1 };
  const fixed = fixedLines(snapshot, leaving);
  const basis = {
    personId,
    name: person.name,
    lines,
    cannotStop,
    lastDays,
    freeDay,
    withDevice: snapshot.profiles.flatMap((profile) =>
      leaving.has(profile.id) && profile.withDevice ? [profile.id] : [],
    ),
    earliestHandOver: earliestDateOf(snapshot, { action: "hand-over", profileId: "" }),
    phoneCents: assess(evaluationInputOf(snapshot, { lines: [phone], preferredDate: null })).totals.oneTimeCents,
    phoneFrom: earliestDateOf(snapshot, phone),
    names,
    fixedNames: fixed.names,
  };
  if (posted === null) {
    const form = proposedLeaveForm(basis);
    return { view: { ...basis, form, problems: [], outcome: null }, lines: null, preparesOn: null };
  }
  const form = parseLeaveForm(
    posted,
    lines.map(({ profileId }) => profileId),
  );
  const chosen = leavingOf(form, basis, fixed);
  if ("problems" in chosen)
    return { view: { ...basis, form, problems: chosen.problems, outcome: null }, lines: null, preparesOn: null };
  const { free } = chosen;
  const lastDay = chosen.leaving.lastDay ?? lastDays?.earliest.on ?? snapshot.receivedOn;
  const asked = leavingLines(chosen.leaving, {
    phoneFrom: earliestDateOf(free === null ? snapshot : { ...snapshot, receivedOn: free.lastOn }, phone),
    numberFrom: free?.numberFrom ?? numberFreeFrom(snapshot, lastDay),
  });
  const preparesOn = free?.submitOn ?? null;
  const outcome = proposedOutcome(snapshot, asked, language, preparesOn);
  return { view: { ...basis, form, problems: [], outcome }, lines: outcome.isPossible ? asked : null, preparesOn };
}

/** Returns the profiles of fixed voice: of who leaves, and of colleagues, to whom a number can go. */
function fixedLines(
  { profiles, receivedOn }: ChangeSnapshot,
  leaving: ReadonlySet<string>,
): FixedLines & { readonly names: readonly string[] } {
  const fixed = profiles.filter((profile) => profile.category === "voice" && isInService(profile, receivedOn));
  const colleagues = fixed.filter(({ id, name }) => !leaving.has(id) && name !== null);
  const byName = groupBy(colleagues, ({ name }) => nameKey(name ?? ""));
  return {
    leaving: new Map(fixed.filter(({ id }) => leaving.has(id)).map(({ id, e164 }) => [id, e164])),
    colleagues: new Map([...byName].map(([key, own]) => [key, own.map(({ id }) => id)])),
    names: [...new Set(colleagues.map(({ name }) => name ?? ""))].slice(0, MOST_NAMES),
  };
}
