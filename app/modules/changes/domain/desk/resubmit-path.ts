import type { ChangeRequest, RequestLine } from "../change-request";

/** Reasons that still hold when the same is requested again: the subject is gone, or the module would end (R2.5). */
const PERMANENT_REFUSALS: readonly string[] = [
  "PROFILE_NOT_ACTIVE",
  "UNKNOWN_PROFILE",
  "OPTION_MISSING",
  "MIN_PROFILES",
];

/** Returns the address of a change page that is filled in with the lines that could not be executed, as far as an
 *  address can express them. Null when submitting them again would not help. */
export function resubmitPath({ lines }: Pick<ChangeRequest, "lines">): string | null {
  const again = lines.filter(
    ({ status, reason }) => status === "rejected" && !PERMANENT_REFUSALS.includes(reason ?? ""),
  );
  if (again.length === 0) return null;
  const search = new URLSearchParams(
    again.flatMap(({ line }) => (isRemoval(line) ? [["remove", line.profileId]] : [])),
  );
  const other = again.map(({ line }) => line).find((line) => !isRemoval(line) && subjectOf(line) !== null);
  if (other) search.set("profile", subjectOf(other) ?? "");
  return search.size === 0 ? "/changes/new" : `/changes/new?${search.toString()}`;
}

type Line = RequestLine["line"];

function isRemoval(line: Line): line is Extract<Line, { action: "remove-profile" }> {
  return line.action === "remove-profile";
}

function subjectOf(line: Line): string | null {
  return "profileId" in line ? line.profileId : null;
}
