import { instantInAmsterdam } from "~/kernel/amsterdam-time";
import { firstDayOf } from "~/kernel/billing-period";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { issueInvoice, type InvoiceOfPeriod, type IssuedInvoice } from "../server/issue-invoice.server";

/** Issues a customer's invoice of a period on the morning of its first day. */
export function issueOnTime(context: ServerContext, wanted: InvoiceOfPeriod): Promise<IssuedInvoice | null> {
  const clock = fixedClock(instantInAmsterdam(firstDayOf(wanted.period), "06:00"));
  return issueInvoice({ ...context, clock }, wanted);
}
