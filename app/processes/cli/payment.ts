import type { Writable } from "node:stream";

import { isSupportedDay } from "~/kernel/supported-date";
import { NotFoundError } from "~/kernel/not-found";
import { recordPayment } from "~/modules/billing/server/record-payment.server";
import type { ServerContext } from "~/platform/context.server";

/** The options as they were typed. */
export type PaymentOptions = { readonly status: string; readonly on: string };

/** `insight payment`: records that an invoice was collected, or that the collection failed (R7.5). Returns exit code 2
 *  for wrong usage, 1 when that is not possible. */
export async function paymentCommand(
  context: ServerContext,
  number: string,
  { status, on }: PaymentOptions,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  const isKnown = status === "collected" || status === "failed";
  if (!isKnown || !isSupportedDay(on)) {
    if (!isKnown) stderr.write(`Not a status (collected, failed): ${status}\n`);
    if (!isSupportedDay(on)) stderr.write(`Not a date (YYYY-MM-DD): ${on}\n`);
    return 2;
  }
  try {
    await recordPayment(context, { number, status, on });
    stdout.write(`${JSON.stringify({ number, status, on })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof NotFoundError) && !(error instanceof RangeError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}
