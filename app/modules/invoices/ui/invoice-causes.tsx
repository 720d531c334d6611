import { capitalised } from "~/format/capitalised";
import { Fragment, type ReactElement, type ReactNode } from "react";

import { addPeriods, firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useLanguage, useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { Cause, Explanation } from "../domain/difference/cause";
import { causeTitle } from "../words/cause-words";
import { DifferenceBar } from "./difference-bar";
import { moduleName, recordWords, usageLink } from "../words/invoice-words";

type Compared = Extract<Explanation, { readonly kind: "compared" }>;
type CausesProps = { readonly invoice: Invoice; readonly explanation: Compared };

/** Why this invoice differs from the one before, as causes that add up to the difference. */
export function InvoiceCauses({
  invoice,
  explanation,
}: {
  readonly invoice: Invoice;
  readonly explanation: Explanation;
}): ReactElement {
  const reader = useReader();
  const t = reader.texts("invoice-causes");
  const language = useLanguage();
  if (explanation.kind === "first-invoice") {
    const { onceCents, usageCents, monthlyCents } = explanation;
    return (
      <Strip title={t("firstTitle")} id="changed">
        <p className="prose muted">
          {t("firstOnce", { amount: formatCents(onceCents, language) })}{" "}
          {usageCents !== 0 && <>{t("firstUsage", { amount: formatCents(usageCents, language) })} </>}
          {t("firstMonthly", { amount: formatCents(monthlyCents, language) })}
        </p>
      </Strip>
    );
  }
  const month = formatDate(firstDayOf(explanation.previous.period), "month-name", language);
  return (
    <Strip
      title={t("causesTitle", { month })}
      id="changed"
      aside={<span className="small subtle">{t("causesWithoutVat")}</span>}
    >
      <p className="prose muted mb-3">{leadOf(explanation, month, reader)}</p>
      <CausesTable invoice={invoice} explanation={explanation} />
    </Strip>
  );
}

/** The difference in a sentence, and the cause with the most weight in the same direction. */
function leadOf({ netCents, causes, previous }: Compared, month: string, reader: Reader): ReactNode {
  const { language } = reader;
  const t = reader.texts("invoice-causes");
  if (netCents === 0) return t("equal", { month });
  const amount = formatCents(Math.abs(netCents), language);
  const heaviest = causes.find((cause) => Math.sign(cause.currentCents - cause.previousCents) === Math.sign(netCents));
  return [
    t(netCents > 0 ? "higher" : "lower", { amount, month }),
    ...(heaviest ? [t("mostly", { cause: causeTitle(heaviest, previous.period, reader) })] : []),
    ...(heaviest && heaviest.kind !== "once" && heaviest.onceCents > 0 && netCents > 0
      ? [t("ofWhichOnce", { amount: formatCents(heaviest.onceCents, language) })]
      : []),
  ].join(" ");
}

function CausesTable({ invoice, explanation }: CausesProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("invoice-documents", "invoice-causes", "names");
  const language = useLanguage();
  const { causes, previous, netCents, vatCents, totalCents } = explanation;
  const [before, now] = [previous.period, invoice.period].map((period) =>
    formatDate(firstDayOf(period), "month-name", language),
  );
  const heads = { before: capitalised(before ?? ""), now: capitalised(now ?? "") };
  const all = causes.map((cause) => cause.currentCents - cause.previousCents);
  const sums = [
    {
      key: "net",
      label: t("totalExcludingVat"),
      before: invoice.netCents - netCents,
      now: invoice.netCents,
      difference: netCents,
    },
    {
      key: "vat",
      label: t("vatDifference"),
      before: invoice.vatCents - vatCents,
      now: invoice.vatCents,
      difference: vatCents,
    },
    {
      key: "total",
      label: t("totalIncludingVat"),
      before: invoice.totalCents - totalCents,
      now: invoice.totalCents,
      difference: totalCents,
    },
  ];
  const caption = t("causesCaption", { previous: before ?? "", current: now ?? "" });
  return (
    <Table caption={caption} captionHidden className="table-inline causes">
      <TableHead>
        <ColumnHead>{t("cause")}</ColumnHead>
        <ColumnHead numeric>{heads.before}</ColumnHead>
        <ColumnHead numeric>{heads.now}</ColumnHead>
        <th className="bar-cell" aria-hidden="true" />
        <ColumnHead numeric>{t("difference")}</ColumnHead>
      </TableHead>
      <TableBody>
        {causes.map((cause, at) => (
          <Row key={at}>
            <RowHead>
              {causeTitle(cause, previous.period, reader)}
              <CauseMeta cause={cause} invoice={invoice} />
            </RowHead>
            <Cell numeric label={heads.before}>
              <Money cents={cause.previousCents} />
            </Cell>
            <Cell numeric label={heads.now}>
              <Money cents={cause.currentCents} />
            </Cell>
            <td className="bar-cell" aria-hidden="true">
              <DifferenceBar cents={all[at] ?? 0} all={all} />
            </td>
            <Cell numeric>
              <Money cents={all[at] ?? 0} signed />
            </Cell>
          </Row>
        ))}
      </TableBody>
      <TableFoot>
        {sums.map((row) => (
          <Row key={row.key} className={row.key === "vat" ? "light" : ""}>
            <RowHead>{row.label}</RowHead>
            <Cell numeric label={heads.before}>
              <Money cents={row.before} />
            </Cell>
            <Cell numeric label={heads.now}>
              <Money cents={row.now} />
            </Cell>
            <td className="bar-cell" aria-hidden="true" />
            <Cell numeric>
              <Money cents={row.difference} signed />
            </Cell>
          </Row>
        ))}
      </TableFoot>
    </Table>
  );
}

/** Below a cause: since when, how often, and the way to what is behind it. */
function CauseMeta({ cause, invoice }: { readonly cause: Cause; readonly invoice: Invoice }): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("invoice-causes", "invoices");
  const language = useLanguage();
  const parts: ReactNode[] = [
    ...(cause.since === null
      ? []
      : [t(cause.kind === "users-removed" ? "until" : "since", { date: formatDate(cause.since, "day", language) })]),
    ...usageMeta(cause, addPeriods(invoice.period, -1), reader),
    ...(cause.kind === "price-changed" ? [t("cause.price-changed-meta", { count: cause.quantity })] : []),
    ...(cause.changeRequestId === null
      ? []
      : [
          <a key="change" href={`/changes/${cause.changeRequestId}`}>
            {t("ofChange")}
          </a>,
        ]),
  ];
  if (parts.length === 0) return null;
  return (
    <span className="meta">
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && ", "}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

function usageMeta(cause: Cause, month: BillingPeriod, reader: Reader): ReactNode[] {
  const t = reader.texts("invoice-causes");
  if (cause.kind !== "usage") return [];
  const { category, mostlyBy, records } = cause;
  const words = records === null || records === 0 ? t("seeUsage") : recordWords(records, cause.usageCategory, reader);
  return [
    moduleName(category, reader),
    ...(mostlyBy === null ? [] : [t("mostlyBy", { user: mostlyBy })]),
    <a key="usage" href={usageLink(month, cause)}>
      {words}
    </a>,
  ];
}
