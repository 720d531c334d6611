import type { LocalDate } from "~/kernel/local-date";
import type { Rater } from "../domain/rating/rate-usage";
import { readableText } from "../schemas/rated-csv";
import { createUsageReader, type UsageLine } from "../schemas/usage-csv";
import { createStagedUsage } from "./staged-usage.server";

export type StagingReader = {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
  /** How many lines were read and not taken yet. */
  readonly count: () => number;
  /** Returns and removes those lines, with the number of the last line read. */
  readonly take: () => {
    readonly rows: readonly Buffer[];
    readonly months: readonly LocalDate[];
    readonly lastLine: number;
  };
};

/** Reads and rates the lines of a usage file after `doneLine`, ready for the database. */
export function stagingReader(rate: Rater, doneLine: number): StagingReader {
  const staged = createStagedUsage();
  let lastLine = 0;
  const isNew = (line: number): boolean => {
    lastLine = line;
    return line > doneLine;
  };
  const reader = createUsageReader({
    record: (record, line) => {
      if (!isNew(line.number)) return;
      const usage = rate(record);
      if (usage.rating.status === "rejected") {
        staged.addRejected(line.number, line.recordId(), usage.rating.reason, contentOf(line));
      } else staged.add(line.number, line.recordId() ?? "", record, usage);
    },
    rejected: (reason, line) => {
      if (isNew(line.number)) staged.addRejected(line.number, line.recordId(), reason, contentOf(line));
    },
    unreadable: (reason, start, line) => {
      if (isNew(line)) staged.addRejected(line, null, reason, readableText(start));
    },
  });
  return {
    push: reader.push,
    end: reader.end,
    count: staged.count,
    take: () => ({ ...staged.take(), lastLine }),
  };
}

/** How many bytes of a rejected line are stored. */
export const KEPT_CONTENT = 1_000;

function contentOf(line: UsageLine): string {
  return readableText(line.bytes.subarray(line.start, Math.min(line.end, line.start + KEPT_CONTENT)));
}
