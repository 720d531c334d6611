import { addWorkingDays } from "~/kernel/working-days";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import type { ChangeSnapshot } from "../desk/change-snapshot";
import type { EarlierRequest } from "../evaluation/evaluation-input";
import type { PreparedRequest } from "../prepared/prepared-request";

type Waiting = Pick<PreparedRequest, "id" | "lines" | "preferredDate" | "nextOn">;

/** Returns the snapshot with what prepared requests remove or downgrade, as if each were received on its next day without
 *  a fee: those profiles cannot go twice, and the room that they will use is not promised again. What they add is left
 *  out, since it raises a baseline only if it really comes. */
export function withPrepared(snapshot: ChangeSnapshot, prepared: readonly Waiting[]): ChangeSnapshot {
  const calendar = calendarOf(snapshot.rulePack);
  const expected = prepared.flatMap(({ id, lines, preferredDate, nextOn }): EarlierRequest[] => {
    if (nextOn === null) return [];
    const leaving = lines.filter(({ line }) => line.action === "remove-profile" || line.action === "convert-profile");
    const earliest = addWorkingDays(nextOn, snapshot.rulePack.leadTimes.noLicence, calendar);
    return [
      {
        id,
        receivedOn: nextOn,
        lines: leaving.map(({ line, fromProductCode }) => ({
          line,
          status: "queued",
          buyOutCents: 0,
          fromProductCode,
          date: line.preferredDate ?? preferredDate ?? earliest,
        })),
      },
    ];
  });
  return { ...snapshot, earlierRequests: [...snapshot.earlierRequests, ...expected] };
}
