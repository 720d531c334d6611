import type { Writable } from "node:stream";

import { NotFoundError } from "~/kernel/not-found";
import { listChangeFlags, listOrderedReasons, settleChangeFlag } from "~/modules/changes/server/change-flags.server";
import type { ServerContext } from "~/platform/context.server";

type Streams = { readonly stdout: Writable; readonly stderr: Writable };

const MAX_NOTE_LENGTH = 500;

/** `insight changes attention`: lists what could not be executed and is not settled, oldest first, one JSON line each.
 */
export async function changesAttentionCommand(context: ServerContext, { stdout, stderr }: Streams): Promise<number> {
  const flags = await listChangeFlags(context);
  for (const { requestId: request, ...flag } of flags) stdout.write(`${JSON.stringify({ request, ...flag })}\n`);
  stderr.write(`Open: ${String(flags.length)}\n`);
  return 0;
}

/** `insight changes reasons`: lists the options that were ordered with a reason, the newest first, one JSON line each. */
export async function changesReasonsCommand(context: ServerContext, { stdout, stderr }: Streams): Promise<number> {
  const reasons = await listOrderedReasons(context);
  for (const { requestId: request, ...reason } of reasons) stdout.write(`${JSON.stringify({ request, ...reason })}\n`);
  stderr.write(`Reasons: ${String(reasons.length)}\n`);
  return 0;
}

/** `insight changes settle`: closes the flag of a line, with a note. Returns exit code 2 for wrong usage, 1 when the
 *  line has no open flag. */
export async function changesSettleCommand(
  context: ServerContext,
  requestId: string,
  line: string,
  { note }: { readonly note: string },
  { stdout, stderr }: Streams,
): Promise<number> {
  const text = note.trim();
  const isLine = /^\d{1,4}$/.test(line);
  const isNote = text !== "" && text.length <= MAX_NOTE_LENGTH;
  if (!isLine) stderr.write(`Not the index of a line (they count from 0): ${line}\n`);
  if (!isNote) stderr.write(`The note has 1 to ${String(MAX_NOTE_LENGTH)} characters\n`);
  if (!isLine || !isNote) return 2;
  try {
    await settleChangeFlag(context, { requestId, line: Number(line), note: text });
    stdout.write(`${JSON.stringify({ request: requestId, line: Number(line), note: text })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}
