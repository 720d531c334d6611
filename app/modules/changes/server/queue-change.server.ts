import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { Explanation } from "../domain/evaluation/explanation";
import type { Preview, PreviewLine } from "../domain/preview";
import type { Submission, Submitter } from "../domain/evaluation/submission";
import { bodyDigest } from "./body-digest.server";
import { insertEvents } from "./change-history-repository.server";
import { scheduleExecution } from "./change-jobs.server";
import { insertRequest, type NewChangeLine } from "./change-request-repository.server";

/** Stores an accepted request and everything that follows from it: its lines, a job for each of their dates, the
 *  timeline, a mail and an audit entry. Returns its id. */
export async function queueChange(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  accepted: {
    readonly customerId: string;
    readonly contractId: string;
    readonly snapshot: ChangeSnapshot;
    readonly submitter: Submitter;
    readonly submission: Submission;
    readonly preview: Preview;
    readonly explanation: Explanation;
  },
): Promise<string> {
  const { clock, newId } = context;
  const { customerId, contractId, snapshot, submitter, submission, preview, explanation } = accepted;
  const requestId = newId.uuid();
  const at = clock.now();
  const lines = submission.lines.map((line, index) => newLine(newId.uuid(), line, preview.lines[index], snapshot));
  await insertRequest(
    tx,
    {
      id: requestId,
      customerId,
      contractId,
      receivedOn: snapshot.receivedOn,
      receivedAt: at,
      submittedByUserId: submitter.userId,
      submittedBy: submitter.email,
      preferredDate: submission.preferredDate,
      completionDate: required(preview.completionDate),
      acceptedBuyOutCents: preview.totals.buyOutCents,
      preview,
      explanation,
      idempotencyKey: submission.idempotencyKey,
      bodyDigest: bodyDigest(submission),
      reference: submission.reference ?? null,
      comment: submission.comment ?? null,
    },
    lines,
  );
  const event = { requestId, customerId, at, index: null, reason: null };
  await insertEvents(tx, [
    { ...event, id: newId.uuid(), kind: "received", actor: submitter.email },
    { ...event, id: newId.uuid(), kind: "checked", actor: null },
    { ...event, id: newId.uuid(), kind: "queued", actor: null },
  ]);
  for (const date of new Set(lines.map((line) => line.date))) {
    await scheduleExecution(tx, { customerId, requestId, date }, catalogue);
  }
  await enqueueMail(tx, { kind: "change-queued", customerId, requestId }, at);
  await recordAudit(tx, {
    customerId,
    at,
    actor: submitter.email,
    action: "change-submitted",
    subject: `change-request:${requestId}`,
    detail: { lines: lines.length, buyOutCents: preview.totals.buyOutCents, verdict: preview.verdict },
  });
  return requestId;
}

function newLine(
  id: string,
  line: ChangeLine,
  shown: PreviewLine | undefined,
  snapshot: ChangeSnapshot,
): NewChangeLine {
  const { index, date, billedFrom, billedUntil, oneTimeCents, monthlyDeltaCents, buyOutCents } = required(shown);
  const fromProductCode =
    line.action === "convert-profile"
      ? (snapshot.profiles.find((profile) => profile.id === line.profileId)?.productCode ?? null)
      : null;
  return {
    id,
    index,
    line,
    fromProductCode,
    date: required(date),
    billedFrom,
    billedUntil,
    oneTimeCents,
    monthlyDeltaCents,
    buyOutCents,
  };
}

/** An accepted preview has every line and every date. */
function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("An accepted preview is complete");
  return value;
}
