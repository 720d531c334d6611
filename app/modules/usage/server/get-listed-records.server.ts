import { NotFoundError } from "~/kernel/not-found";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { RecordPart, RecordSelection } from "../domain/reports/usage-filter";
import {
  listedRecordFor,
  type UsageViewer,
  type ListedRecord,
  type ListedRecordRow,
} from "../domain/reports/listed-record";
import { parseRecordCursor, recordCursor, type RecordPosition } from "../schemas/record-cursor";
import { requestedProfile, parseRecordPart, parseUsageFilter, type ParsedUsageFilter } from "../schemas/usage-filter";
import { readUsageChoices } from "./usage-report-repository.server";
import { readSelectedTotals, readListedRecords, type SelectedTotals } from "./listed-records-repository.server";

type Context = Pick<ServerContext, "database" | "clock">;
type Viewer = UsageViewer & { readonly customerId: string };

/** A page of the requested records, newest first. */
export type ListedRecordsPage = {
  readonly records: readonly ListedRecord[];
  /** Null for all records of the selection. */
  readonly only: RecordPart | null;
  /** The totals of everything requested, the same on every page. */
  readonly totals: SelectedTotals;
  readonly profileName: string | null;
  /** Where the next page starts, or null on the last one. */
  readonly nextCursor: string | null;
};

const PAGE_RECORDS = 25;

/** Returns a page of the records behind a report, as an address requests them, in three statements. Throws a
 *  NotFoundError for a user who is not the customer's. */
export async function getListedRecords(
  context: Context,
  viewer: Viewer,
  query: URLSearchParams,
): Promise<{ parsed: ParsedUsageFilter; page: ListedRecordsPage | null }> {
  const { customerId } = viewer;
  const hiddenDigits = await loadHiddenDigits(context);
  return context.database.readCustomer(customerId, async (tx) => {
    const choices = await readUsageChoices(tx, customerId, requestedProfile(query));
    if (requestedProfile(query) !== null && choices.profileName === null) throw new NotFoundError("profile");
    const parsed = parseUsageFilter(query, choices, today(context.clock));
    if (parsed.kind !== "filter") return { parsed, page: null };
    const only = parseRecordPart(query);
    const selection = { ...parsed.filter.selection, only };
    const after = parseRecordCursor(query.get("cursor"));
    const [totals, rows] = await Promise.all([
      readSelectedTotals(tx, customerId, selection),
      readListedRecords(tx, customerId, selection, { after, limit: PAGE_RECORDS + 1 }),
    ]);
    const records = rows.slice(0, PAGE_RECORDS).map((row) => listedRecordFor(viewer, row, hiddenDigits));
    const last = records.at(-1);
    const nextCursor = rows.length > PAGE_RECORDS && last !== undefined ? recordCursor(last) : null;
    return { parsed, page: { records, only, totals, profileName: choices.profileName, nextCursor } };
  });
}

/** Few enough that reading and writing a block keeps nobody else waiting. */
const BLOCK_RECORDS = 500;

/** Yields all records of a selection in blocks, as the viewer may see them, newest first. */
export async function* listedRecordsOf(
  context: Context,
  viewer: Viewer,
  selection: RecordSelection,
): AsyncGenerator<readonly ListedRecord[], undefined> {
  const hiddenDigits = await loadHiddenDigits(context);
  for await (const rows of listedRecordRows(context, viewer.customerId, selection)) {
    yield rows.map((row) => listedRecordFor(viewer, row, hiddenDigits));
  }
}

/** Yields the records of a selection in blocks, newest first, at most `most` of them. Each block is read in its own
 *  transaction once the previous one has been consumed, so that neither memory nor a connection is held. */
export async function* listedRecordRows(
  context: Pick<Context, "database">,
  customerId: string,
  selection: RecordSelection,
  most = Infinity,
): AsyncGenerator<readonly ListedRecordRow[], undefined> {
  let position: RecordPosition | null = null;
  let left = most;
  while (left > 0) {
    const after: RecordPosition | null = position;
    const limit = Math.min(BLOCK_RECORDS, left);
    const rows: ListedRecordRow[] = await context.database.readCustomer(customerId, (tx) =>
      readListedRecords(tx, customerId, selection, { after, limit }),
    );
    const last = rows.at(-1);
    if (last !== undefined) {
      position = { startedAtMs: last.startedAt.getTime(), recordId: last.recordId };
      yield rows;
    }
    left = rows.length < limit ? 0 : left - rows.length;
  }
}

/** Today's rule pack applies, whatever the day of a call. */
async function loadHiddenDigits(context: Context): Promise<number> {
  const { rulePacks } = await loadCatalogue(context);
  return rulePackOn(rulePacks, today(context.clock)).hiddenDigits;
}
