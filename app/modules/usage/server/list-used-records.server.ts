import { NotFoundError } from "~/kernel/not-found";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { RecordPart, RecordSelection } from "../domain/reports/usage-filter";
import { usedRecordFor, type UsageViewer, type UsedRecord, type UsedRecordRow } from "../domain/reports/used-record";
import { parseRecordCursor, recordCursor, type RecordPosition } from "../schemas/record-cursor";
import { requestedProfile, parseRecordPart, parseUsageFilter, type ParsedUsageFilter } from "../schemas/usage-filter";
import { readUsageChoices } from "./usage-report-repository.server";
import { readSelectedTotals, readUsedRecords, type SelectedTotals } from "./used-records-repository.server";

type Context = Pick<ServerContext, "database" | "clock">;
type Viewer = UsageViewer & { readonly customerId: string };

/** Some records of those that were asked for, the newest first. */
export type UsedRecordsPage = {
  readonly records: readonly UsedRecord[];
  /** null: all of the selection. */
  readonly only: RecordPart | null;
  /** Of all that was asked for, on every page. */
  readonly totals: SelectedTotals;
  readonly profileName: string | null;
  /** Where the next page begins; null: this is the last. */
  readonly nextCursor: string | null;
};

const PAGE_RECORDS = 50;

/** Single records behind a report, as an address asks for them, a page at a time: three statements. Throws NotFoundError for a user that is
 *  not the customer's. */
export async function getUsedRecords(
  context: Context,
  viewer: Viewer,
  query: URLSearchParams,
): Promise<{ parsed: ParsedUsageFilter; page: UsedRecordsPage | null }> {
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
      readUsedRecords(tx, customerId, selection, { after, limit: PAGE_RECORDS + 1 }),
    ]);
    const records = rows.slice(0, PAGE_RECORDS).map((row) => usedRecordFor(viewer, row, hiddenDigits));
    const last = records.at(-1);
    const nextCursor = rows.length > PAGE_RECORDS && last !== undefined ? recordCursor(last) : null;
    return { parsed, page: { records, only, totals, profileName: choices.profileName, nextCursor } };
  });
}

/** So few that reading a block, and writing it, keeps nobody else waiting. */
const BLOCK_RECORDS = 500;

/** All records of a selection, the newest first, in blocks: each is read in a transaction of its own when the one before was taken, so
 *  that neither memory nor a connection is held, however many there are. */
export async function* usedRecordsOf(
  context: Context,
  viewer: Viewer,
  selection: RecordSelection,
): AsyncGenerator<readonly UsedRecord[], undefined> {
  const { customerId } = viewer;
  const hiddenDigits = await loadHiddenDigits(context);
  let position: RecordPosition | null = null;
  for (let isLast = false; !isLast;) {
    const after: RecordPosition | null = position;
    const rows: UsedRecordRow[] = await context.database.readCustomer(customerId, (tx) =>
      readUsedRecords(tx, customerId, selection, { after, limit: BLOCK_RECORDS }),
    );
    const last = rows.at(-1);
    if (last !== undefined) {
      position = { startedAtMs: last.startedAt.getTime(), recordId: last.recordId };
      yield rows.map((row) => usedRecordFor(viewer, row, hiddenDigits));
    }
    isLast = rows.length < BLOCK_RECORDS;
  }
}

/** A value of the rule pack of today, whatever the day of a call. */
async function loadHiddenDigits(context: Context): Promise<number> {
  const { rulePacks } = await loadCatalogue(context);
  return rulePackOn(rulePacks, today(context.clock)).hiddenDigits;
}
