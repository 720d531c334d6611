import { firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { addMonths, earliest, firstOfMonth, lastOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { InvoiceDraft } from "~/modules/billing/domain/invoice-draft";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";

/** Why a line is on the invoice, from the customer's point of view: the coming month, days before it, the installation,
 *  requested changes, usage, and the operator's corrections. */
export type LineGroup = "subscriptions" | "usage" | "earlier" | "installation" | "changes" | "corrections";

/** What determines the group of a line, and what the line adds to it. */
export type GroupedLine = Pick<InvoiceLine, "kind" | "changeRequestId" | "fromOn" | "untilOn" | "netCents">;

/** One group with the days that its lines span. Amounts are cents without VAT. */
export type SumOfLines = {
  readonly group: LineGroup;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly netCents: number;
};

export type GroupOfLines = SumOfLines & { readonly lines: readonly InvoiceLine[] };

export type ModuleOfLines = {
  /** null: what belongs to no module. */
  readonly category: Category | null;
  readonly netCents: number;
  readonly groups: readonly GroupOfLines[];
};

const SUM_ORDER: readonly LineGroup[] = ["subscriptions", "usage", "earlier", "installation", "changes", "corrections"];

export function groupOf(line: Omit<GroupedLine, "untilOn" | "netCents">, period: BillingPeriod): LineGroup {
  switch (line.kind) {
    case "usage":
    case "installation":
      return line.kind;
    case "one-time":
    case "buy-out":
      return "changes";
    case "discount":
      return "corrections";
    case "credit":
      return line.changeRequestId === null ? "corrections" : "changes";
    case "subscription":
      if (line.fromOn >= firstDayOf(period)) return "subscriptions";
      return line.changeRequestId === null ? "earlier" : "changes";
    default:
      return line.kind satisfies never;
  }
}

/** Returns the groups that add up to the amount without VAT. */
export function sumsOf({
  lines,
  period,
}: {
  readonly lines: readonly GroupedLine[];
  readonly period: BillingPeriod;
}): SumOfLines[] {
  return groupsOf(lines, period)
    .map(({ lines: _, ...sums }) => sums)
    .sort((a, b) => SUM_ORDER.indexOf(a.group) - SUM_ORDER.indexOf(b.group));
}

/** A group of an invoice next to the same group of the previous one, in cents without VAT. */
export type ComparedSum = SumOfLines & { readonly previousCents: number };

/** Returns the sums of an invoice with those of the previous one, in order. A group that only the previous invoice has
 *  is included with 0, a month later, so that the differences add up. */
export function comparedSums(sums: readonly SumOfLines[], previous: readonly SumOfLines[]): ComparedSum[] {
  return SUM_ORDER.flatMap((group) => {
    const [now, before] = [sums, previous].map((each) => each.find((sumOf) => sumOf.group === group));
    const shown = now ?? (before && monthLater(before));
    return shown === undefined ? [] : [{ ...shown, previousCents: before?.netCents ?? 0 }];
  });
}

/** Returns an empty sum of the group, for the month after the given one. */
function monthLater({ group, fromOn, untilOn }: SumOfLines): SumOfLines {
  return {
    group,
    fromOn: firstOfMonth(addMonths(fromOn, 1)),
    untilOn: lastOfMonth(addMonths(firstOfMonth(untilOn), 1)),
    netCents: 0,
  };
}

/** Returns all lines by module, in the order of the invoice. */
export function linesByModule(invoice: Pick<InvoiceDraft, "lines" | "period">): ModuleOfLines[] {
  const categories = [...new Set(invoice.lines.map((line) => line.category))];
  return categories.map((category) => {
    const lines = invoice.lines.filter((line) => line.category === category);
    return {
      category,
      netCents: sum(lines.map((line) => line.netCents)),
      groups: groupsOf(lines, invoice.period),
    };
  });
}

function groupsOf<Line extends GroupedLine>(
  lines: readonly Line[],
  period: BillingPeriod,
): (SumOfLines & { readonly lines: readonly Line[] })[] {
  const groups = new Map<LineGroup, [Line, ...Line[]]>();
  for (const line of lines) {
    const group = groupOf(line, period);
    const known = groups.get(group);
    if (known) known.push(line);
    else groups.set(group, [line]);
  }
  return [...groups].map(([group, members]) => ({
    group,
    fromOn: earliest(members[0].fromOn, ...members.map((line) => line.fromOn)),
    untilOn: latest(members[0].untilOn, ...members.map((line) => line.untilOn)),
    netCents: sum(members.map((line) => line.netCents)),
    lines: members,
  }));
}
