import type { Writable } from "node:stream";

import { isSupportedDay } from "~/kernel/supported-date";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import type { ServerContext } from "~/platform/context.server";
import { deliverCategory } from "~/modules/onboarding/server/deliver-category.server";
import { OrderError } from "~/modules/onboarding/domain/order-problem";

/** The options as they were typed. */
export type DeliverOptions = { readonly customer: string; readonly category: string; readonly signedOn: string };

/** `insight deliver`: signs the open deliveries of a category (R1.6) and prints what was signed. Returns exit code 2
 *  for wrong usage, 1 when nothing is open. */
export async function deliverCommand(
  context: ServerContext,
  { customer, category: name, signedOn }: DeliverOptions,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  const category = CATEGORIES.find((known) => known === name);
  const wrong = [
    ...(/^\d{6}$/.test(customer) ? [] : [`Not a customer number: ${customer}`]),
    ...(category ? [] : [`Not a category (${CATEGORIES.join(", ")}): ${name}`]),
    ...(isSupportedDay(signedOn) ? [] : [`Not a date (YYYY-MM-DD): ${signedOn}`]),
  ];
  if (!category || !isSupportedDay(signedOn) || wrong.length > 0) {
    stderr.write(`${wrong.join("\n")}\n`);
    return 2;
  }
  try {
    const customerNumber = Number(customer);
    const { deliveries } = await deliverCategory(context, { customerNumber, category, signedOn });
    stdout.write(`${JSON.stringify({ customerNumber, category, signedOn, deliveries })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof OrderError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}
