/** What differs from what was written, and for which customer. The customer is null when the problem concerns none, or
 *  one that was deleted. */
export type AuditProblem = {
  readonly problem:
    /** The content of an entry is not what it was written with. */
    | "entry-changed"
    /** The entry before it is gone or another. */
    | "entry-unlinked"
    /** Count or last entry of a chain are not those that were kept with it. */
    | "head-differs"
    /** Entries that were anchored are gone from the end. */
    | "tail-missing"
    /** All entries of a customer that were anchored are gone. */
    | "chain-missing"
    /** The chain fits together, but is not the one that was anchored. */
    | "chain-rewritten"
    /** There is no anchor: the log never began here, or all are gone. */
    | "anchors-missing"
    /** This machine keeps anchors that the database lost: cut off, or the database was put back to an earlier time. */
    | "anchors-removed"
    /** An anchor is not signed with this key, or not tied to the one before, or not the one that this machine keeps. */
    | "anchor-changed";
  readonly customerNumber: number | null;
  readonly entryId: string | null;
  /** The anchor that reveals it. */
  readonly anchor: number | null;
};
