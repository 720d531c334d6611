import { NotFoundError } from "~/kernel/not-found";
import type { LocalDate } from "~/kernel/local-date";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import type { ChangeRequest, ChangeRequestWithTimeline } from "../domain/change-request";
import { assessMove, type MoveAssessment, type MoveInput, type WantedDates } from "../domain/moving/assess-move";
import { judgeMove } from "../domain/moving/judge-move";
import { movedTogether } from "../domain/moving/moved-together";
import { movedRequest } from "../domain/moving/moved-request";
import { insertEvents, readRequest, readTimeline } from "./change-history-repository.server";
import { scheduleExecution, unscheduleExecution } from "./change-jobs.server";
import { writeMove } from "./change-request-repository.server";
import { dateOfReceipt } from "./date-of-receipt.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";

/** The day that is asked for a line, by its index. */
export type WantedDate = { readonly index: number; readonly preferredDate: LocalDate };

/** What moves together where a line can't be moved alone: the days of all of them, and what they mean. */
export type MoveTogether = { readonly wanted: readonly WantedDate[]; readonly move: MoveAssessment };

export type MovePreview =
  | {
      readonly kind: "judged";
      readonly request: ChangeRequest;
      readonly move: MoveAssessment;
      /** Null where these lines can be moved as they were asked, or no others help. */
      readonly together: MoveTogether | null;
    }
  /** These lines were executed, cancelled, or could not be executed. */
  | { readonly kind: "too-late"; readonly lines: readonly number[] };

export type MoveResult =
  | { readonly kind: "moved"; readonly request: ChangeRequest }
  | { readonly kind: "stale"; readonly move: MoveAssessment }
  | { readonly kind: "refused"; readonly move: MoveAssessment; readonly together: MoveTogether | null }
  | Extract<MovePreview, { kind: "too-late" }>;

/** Returns what other days for queued lines would mean, without storing anything. Throws a NotFoundError for a request or line that does
 *  not exist. */
export async function previewMove(
  context: ServerContext,
  customerId: string,
  requestId: string,
  wanted: readonly WantedDate[],
): Promise<MovePreview> {
  const catalogue = await loadCatalogue(context);
  return context.database.withCustomer(customerId, (tx) =>
    assessNow(context, tx, catalogue, { customerId, requestId, wanted }),
  );
}

/** Moves queued lines of a request to other days as one step (R3.5), until they are executed: judged under the lock of the contract, and
 *  stored with jobs, timeline, mail and audit entry in one transaction. Either all of it or nothing changes. Throws a NotFoundError
 *  for a request or line that does not exist. */
export async function moveChange(
  context: ServerContext,
  customerId: string,
  requestId: string,
  wanted: readonly WantedDate[],
  accepted: { readonly previewToken: string | null; readonly email: string },
): Promise<MoveResult> {
  const catalogue = await loadCatalogue(context);
  return retryConflict(() =>
    context.database.withCustomer(customerId, async (tx): Promise<MoveResult> => {
      await lockContract(tx, customerId);
      const judged = await assessNow(context, tx, catalogue, { customerId, requestId, wanted });
      if (judged.kind === "too-late") return judged;
      const { move, request, together } = judged;
      const judgement = judgeMove(move, accepted.previewToken);
      if (judgement === "refused") return { kind: judgement, move, together };
      if (judgement === "stale") return { kind: judgement, move };
      if (judgement === "nothing") return { kind: "moved", request };
      await store(context, tx, catalogue, { customerId, request, move, email: accepted.email });
      return { kind: "moved", request: await readRequest(tx, customerId, requestId, context.clock.now()) };
    }),
  );
}

type Asked = { readonly customerId: string; readonly requestId: string; readonly wanted: readonly WantedDate[] };

async function assessNow(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  { customerId, requestId, wanted }: Asked,
): Promise<
  | Extract<MovePreview, { kind: "too-late" }>
  | (Extract<MovePreview, { kind: "judged" }> & { readonly request: ChangeRequestWithTimeline })
> {
  const found = await readRequest(tx, customerId, requestId, context.clock.now());
  const dates: WantedDates = new Map(wanted.map(({ index, preferredDate }) => [index, preferredDate]));
  const lines = [...dates.keys()].map((index) => {
    const line = found.lines[index];
    if (!line) throw new NotFoundError("line of a change request");
    return line;
  });
  const tooLate = lines.filter(({ status }) => status !== "queued").map(({ index }) => index);
  if (tooLate.length > 0) return { kind: "too-late", lines: tooLate };
  const request = { ...found, ...(await readTimeline(tx, customerId, requestId)) };
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
  const { rulePacks } = catalogue;
  const input = { snapshot, request, rulePacks, wanted: dates };
  const move = assessMove(input);
  return { kind: "judged", request, move, together: move.obstacles.length === 0 ? null : togetherOf(input) };
}

function togetherOf(input: MoveInput): MoveTogether | null {
  const dates = movedTogether(input);
  if (dates === null) return null;
  const wanted = [...dates].map(([index, preferredDate]) => ({ index, preferredDate }));
  return { wanted, move: assessMove({ ...input, wanted: dates }) };
}

async function store(
  { clock, newId }: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  {
    customerId,
    request,
    move,
    email,
  }: {
    readonly customerId: string;
    readonly request: ChangeRequestWithTimeline;
    readonly move: MoveAssessment;
    readonly email: string;
  },
): Promise<void> {
  const requestId = request.id;
  const at = clock.now();
  const after = movedRequest(request, move);
  await writeMove(tx, { customerId, requestId }, request.lines, after);
  const dateOf = new Map(after.lines.map(({ index, date }) => [index, date]));
  const queued = request.lines.filter(({ status }) => status === "queued");
  const [old, now] = [
    new Set(queued.map(({ date }) => date)),
    new Set(queued.map(({ index, date }) => dateOf.get(index) ?? date)),
  ];
  for (const date of old) if (!now.has(date)) await unscheduleExecution(tx, { customerId, requestId, date });
  for (const date of now) if (!old.has(date)) await scheduleExecution(tx, { customerId, requestId, date }, catalogue);
  const events = move.lines.map(({ index, before, after: { date: to, billedUntil: billedUntilTo } }) => ({
    id: newId.uuid(),
    requestId,
    customerId,
    at,
    kind: "line-moved" as const,
    index,
    actor: email,
    reason: null,
    moved: { from: before.date, to, billedUntilFrom: before.billedUntil, billedUntilTo },
  }));
  await insertEvents(tx, events);
  const positions = move.lines.map(({ index }) => index);
  await enqueueMail(tx, { kind: "change-moved", customerId, requestId, positions, eventId: events[0]?.id }, at);
  await recordAudit(tx, {
    customerId,
    at,
    actor: email,
    action: "change-moved",
    subject: `change-request:${requestId}`,
    detail: {
      lines: move.lines.map(({ index, before, after: to }) => `${String(index)}: ${before.date} → ${to.date}`),
      buyOutCents: move.buyOutCents,
    },
  });
}
