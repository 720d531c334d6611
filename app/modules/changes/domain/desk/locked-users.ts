import type { LocalDate } from "~/kernel/local-date";
import type { ConvertProfile, RemoveProfile } from "../change-line";
import type { ChangeSnapshot } from "./change-snapshot";

/** What is queued for a profile, so that it takes no other line until then. */
export type Lock = {
  readonly requestId: string | null;
  readonly line: RemoveProfile | ConvertProfile;
  readonly date: LocalDate | null;
};

/** The profiles that are queued to be removed or converted, by id. */
export function lockedUsers(snapshot: Pick<ChangeSnapshot, "earlierRequests">): ReadonlyMap<string, Lock> {
  const locked = new Map<string, Lock>();
  for (const request of snapshot.earlierRequests) {
    for (const { line, status, date } of request.lines) {
      if (status !== "queued" || (line.action !== "remove-profile" && line.action !== "convert-profile")) continue;
      locked.set(line.profileId, { requestId: request.id, line, date });
    }
  }
  return locked;
}
