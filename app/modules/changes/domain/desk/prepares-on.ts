import type { LocalDate } from "~/kernel/local-date";

/** The part of the address of the change page that opens "submit by itself later" for a day. */
export const PREPARES_ON = "prepare";

/** Returns the address of the change page, with a draft, that opens there. */
export function pathToPrepare(draftPath: string, on: LocalDate): string {
  return `${draftPath}&${PREPARES_ON}=${on}#prepare`;
}
