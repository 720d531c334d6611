import type { LocalDate } from "~/kernel/local-date";
import { profileIdOf } from "../change-line";
import { assess, type Assessment } from "../evaluation/assess";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import { withPrepared } from "../shrink/with-prepared";
import type { PreparedLine } from "./prepared-request";

/** A prepared request that waits, as far as it decides what else a change leaves for it. */
export type WaitingBeside = {
  readonly id: string;
  readonly title: string;
  readonly nextOn: LocalDate;
  readonly preferredDate: LocalDate | null;
  readonly lines: readonly PreparedLine[];
};

/** What a change and the prepared requests that wait ask of each other. */
export type BesidePrepared = {
  /** Those that use the same allowance, or change the same profiles, by their day. */
  readonly requests: readonly Pick<WaitingBeside, "id" | "title" | "nextOn">[];
  /** `fits`: the change costs no more if they go first. `dearer`: then it costs so much. `clashes`: not all of it can be. */
  readonly together: { readonly kind: "fits" | "clashes" } | { readonly kind: "dearer"; readonly buyOutCents: number };
};

/** Returns which prepared requests draw on what a change draws on, and what the change costs if they go first. A prepared request reserves
 *  nothing, so the verdict on the change itself knows none of them (R3.6). Null when they have nothing in common, or the change is
 *  refused anyway. */
export function besidePrepared(
  input: EvaluationInput,
  now: Pick<Assessment, "verdict" | "downscale" | "totals">,
  waiting: readonly WaitingBeside[],
): BesidePrepared | null {
  if (now.verdict === "refused") return null;
  const profiles = new Map(input.profiles.map((profile) => [profile.id, profile]));
  const changed = new Set(input.proposal.lines.flatMap((line) => profileIdOf(line) ?? []));
  const meeting = waiting.filter(({ lines, nextOn }) =>
    lines.some(({ line }) => {
      if (line.action !== "remove-profile" && line.action !== "convert-profile") return false;
      const category = profiles.get(line.profileId)?.category;
      return (
        changed.has(line.profileId) ||
        now.downscale.some(
          (row) =>
            row.category === category &&
            row.yearFrom !== null &&
            row.yearTo !== null &&
            nextOn >= row.yearFrom &&
            nextOn <= row.yearTo,
        )
      );
    }),
  );
  if (meeting.length === 0) return null;
  const requests = meeting.map(({ id, title, nextOn }) => ({ id, title, nextOn }));
  const { verdict, totals } = assess({ ...input, ...withPrepared(input, meeting) });
  if (verdict === "refused") return { requests, together: { kind: "clashes" } };
  return totals.buyOutCents > now.totals.buyOutCents
    ? { requests, together: { kind: "dearer", buyOutCents: totals.buyOutCents } }
    : { requests, together: { kind: "fits" } };
}
