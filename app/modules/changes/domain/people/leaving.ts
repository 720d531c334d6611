import { addDays, latest, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { addWorkingDays } from "~/kernel/working-days";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { ChangeLine } from "../change-line";
import { evaluationInputOf, type ChangeSnapshot } from "../desk/change-snapshot";
import { billedLongerCents } from "../advice/billed-longer";
import { assess, type Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { expectedOn, freeFrom, lastDayFor } from "../prepared/expected-on";
import type { Finding } from "../rules/finding";

/** What becomes of each line of a person who leaves. */
export type Leaving = {
  /** The last day of what stops; null: as soon as possible. */
  readonly lastDay: LocalDate | null;
  readonly lines: readonly LeavingLine[];
};

export type LeavingLine =
  | {
      readonly kind: "stop";
      readonly profileId: string;
      /** Who gets the number of what stops: another profile of fixed voice (R5.8). Absent or null: it is free. */
      readonly numberTo?: { readonly profileId: string; readonly e164: string } | null;
    }
  | { readonly kind: "keep"; readonly profileId: string }
  | {
      readonly kind: "hand-over";
      readonly profileId: string;
      /** The name of a colleague, or of somebody who starts. */
      readonly to: string;
      /** The first day as theirs; null: as soon as possible. */
      readonly from: LocalDate | null;
      readonly withPhone: boolean;
    };

/** Returns the lines of a change request that do what was chosen, in the order of the person's lines. A telephone comes on the day of the
 *  hand-over or, where that is too early for it, as soon as possible; a number goes to a colleague on `numberFrom`, when it is free. */
export function leavingLines(
  { lastDay, lines }: Leaving,
  { phoneFrom, numberFrom }: { readonly phoneFrom: LocalDate; readonly numberFrom: LocalDate },
): ChangeLine[] {
  return lines.flatMap((line): ChangeLine[] => {
    const { profileId } = line;
    switch (line.kind) {
      case "stop":
        return [
          { action: "remove-profile", profileId, preferredDate: lastDay },
          ...(line.numberTo == null
            ? []
            : [{ action: "hand-over", ...line.numberTo, preferredDate: numberFrom } satisfies ChangeLine]),
        ];
      case "keep":
        return [];
      case "hand-over": {
        const from = line.from ?? numberFrom;
        const handOver = { action: "hand-over", profileId, name: line.to, preferredDate: from } as const;
        const on = from >= phoneFrom ? from : null;
        const phone = { action: "order-phone", profileId, quantity: 1, preferredDate: on } as const;
        return line.withPhone ? [handOver, phone] : [handOver];
      }
      default:
        return line satisfies never;
    }
  });
}

/** Returns the first day on which the number of what stops can be somebody else's: the working day after its last day, to the end of which
 *  it belongs to whoever leaves (R5.8). */
export function numberFreeFrom({ rulePack }: ChangeSnapshot, lastDay: LocalDate): LocalDate {
  return addWorkingDays(lastDay, 1, calendarOf(rulePack));
}

/** A last day for all lines of a person, and what it comes to. */
export type LastDay = {
  readonly on: LocalDate;
  /** The last day that is billed in any case; null when nothing can stop. */
  readonly billedUntil: LocalDate | null;
  readonly buyOutCents: number;
  /** The buy-out of each line that stops, by profile. */
  readonly buyOuts: Readonly<Record<string, number>>;
};

/** The last days that are offered: as soon as possible, and the last working day within what is billed anyway (R4.1); null where that is
 *  not later. */
export type LastDays = { readonly earliest: LastDay; readonly paid: LastDay | null };

/** Returns the last days for profiles of a person that stop together, or null when they cannot stop. */
export function lastDaysOf(snapshot: ChangeSnapshot, profileIds: readonly string[]): LastDays | null {
  const earliest = lastDayOf(stopping(snapshot, profileIds, null));
  if (earliest === null) return null;
  return { earliest, paid: lastPaidDay(snapshot, profileIds, earliest) };
}

/** The last day that costs nothing beyond what is billed anyway. Lines of several modules can be billed to different days, so the evaluator
 *  tells whether a day holds. */
function lastPaidDay(
  snapshot: ChangeSnapshot,
  profileIds: readonly string[],
  { on, billedUntil, buyOutCents }: LastDay,
): LastDay | null {
  const { isWorkingDay } = calendarOf(snapshot.rulePack);
  for (let day = billedUntil ?? on; day > on; day = addDays(day, -1)) {
    if (!isWorkingDay(day)) continue;
    const paid = lastDayOf(stopping(snapshot, profileIds, day));
    if (paid?.billedUntil === billedUntil && paid.buyOutCents <= buyOutCents) return paid;
  }
  return null;
}

/** A later day of submission on which leaving costs no fee, though it does now. */
export type FreeDay = {
  readonly submitOn: LocalDate;
  /** What it comes to then, as things stand: as soon as possible after it is submitted. */
  readonly stops: LastDay;
  /** What is billed longer than when it were submitted now. */
  readonly extraBilledCents: number;
  /** The last day on which it is tried. */
  readonly lastOn: LocalDate;
  /** The first day on which the numbers of what stops can be somebody else's, whatever day it is submitted on. */
  readonly numberFrom: LocalDate;
  /** Whether it can be prepared now for a day that far away. */
  readonly canBePrepared: boolean;
};

/** Returns from when it costs nothing that profiles stop together, as the advice on the change page has it (R2.8, R3.6); null when it costs
 *  nothing now, or waiting saves nothing. */
export function freeDayOf(snapshot: ChangeSnapshot, profileIds: readonly string[]): FreeDay | null {
  const input = stoppingInput(snapshot, profileIds, null);
  const now = assess(input);
  const submitOn = now.totals.buyOutCents === 0 ? null : freeFrom(input, now);
  if (submitOn === null) return null;
  const then = expectedOn(input, submitOn);
  const stops = lastDayOf(then);
  if (stops === null) return null;
  const { maxDays } = snapshot.rulePack.preparedRequest;
  const lastOn = lastDayFor(input, submitOn);
  const atLast = lastDayOf(expectedOn(input, latest(submitOn, lastOn)));
  return {
    submitOn,
    stops,
    extraBilledCents: sum(now.lines.map((line, at) => (then.lines[at] ? billedLongerCents(line, then.lines[at]) : 0))),
    lastOn,
    numberFrom: numberFreeFrom(snapshot, atLast?.on ?? stops.on),
    canBePrepared: submitOn <= addDays(snapshot.receivedOn, maxDays),
  };
}

/** Returns what it comes to when profiles stop on a day; null when the evaluator refuses it. */
export function stopsOn(snapshot: ChangeSnapshot, profileIds: readonly string[], on: LocalDate | null): LastDay | null {
  return lastDayOf(stopping(snapshot, profileIds, on));
}

function stopping(snapshot: ChangeSnapshot, profileIds: readonly string[], on: LocalDate | null): Assessment {
  return assess(stoppingInput(snapshot, profileIds, on));
}

function stoppingInput(snapshot: ChangeSnapshot, profileIds: readonly string[], on: LocalDate | null): EvaluationInput {
  const lines = profileIds.map((profileId): ChangeLine => ({ action: "remove-profile", profileId, preferredDate: on }));
  return evaluationInputOf(snapshot, { lines, preferredDate: null });
}

function lastDayOf({ lines, verdict }: Assessment): LastDay | null {
  const dates = lines.flatMap(({ date }) => date ?? []).sort();
  const billed = lines.flatMap(({ billedUntil }) => billedUntil ?? []).sort();
  const on = dates.at(-1);
  if (verdict === "refused" || on === undefined) return null;
  return {
    on,
    billedUntil: billed[0] ?? null,
    buyOutCents: sum(lines.map(({ buyOutCents }) => buyOutCents)),
    buyOuts: Object.fromEntries(lines.map(({ view, buyOutCents }) => [view.profile?.id ?? "", buyOutCents])),
  };
}

/** Returns why a profile cannot stop by itself, as the evaluator tells it; nothing when it can. */
export function stopFindings(snapshot: ChangeSnapshot, profileId: string): Finding[] {
  const { lines, requestFindings } = stopping(snapshot, [profileId], null);
  return [...lines.flatMap(({ findings }) => findings), ...requestFindings];
}

/** Returns the profiles of a person that can still change: in service, without a known end. */
export function profilesToLeave({ profiles, receivedOn }: ChangeSnapshot, profileIds: readonly string[]): string[] {
  const own = new Set(profileIds);
  return profiles.filter((profile) => own.has(profile.id) && isInService(profile, receivedOn)).map(({ id }) => id);
}
