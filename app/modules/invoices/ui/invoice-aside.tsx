import type { ReactElement, ReactNode } from "react";

import { capitalised } from "~/format/capitalised";
import { addPeriods, firstDayOf, lastDayOf } from "~/kernel/billing-period";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { Day } from "~/ui/day";
import { formatPeriod } from "~/format/format-date";
import { Money } from "~/ui/money";
import { SumsTable } from "~/ui/sums-table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import type { InvoiceSummary } from "../domain/invoice-summary";
import { invoiceTitle } from "../words/invoice-title";
import { spanWords } from "../words/invoice-words";

type InvoiceAsideProps = {
  readonly invoice: Invoice;
  readonly newest: readonly InvoiceSummary[];
};

/** How it is paid, and the way to other invoices. */
export function InvoiceAside({ invoice, newest }: InvoiceAsideProps): ReactElement {
  const t = useTexts("invoices");
  return (
    <aside className="aside" aria-label={t("asideLabel")}>
      <Payment invoice={invoice} />
      <OtherInvoices number={invoice.number} newest={newest} />
    </aside>
  );
}

function Payment({ invoice }: { readonly invoice: Invoice }): ReactElement {
  const reader = useReader();
  const t = reader.texts("invoices", "invoice-documents", "names");
  const { buyer } = invoice.parties;
  const { period, type, totalCents, credits, reason, creditNotes, buyerReference } = invoice;
  const month = (months: number): string => {
    const of = addPeriods(period, months);
    return spanWords(firstDayOf(of), lastDayOf(of), reader);
  };
  return (
    <section>
      <h2 className="aside-head">{t("payment")}</h2>
      <dl className="pairs">
        <Pair
          label={t(totalCents > 0 ? "collectedOn" : "refundedOn")}
          note={t("accountEnds", { digits: buyer.iban.slice(-4) })}
        >
          <Day date={invoice.dueOn} />
        </Pair>
        <Pair label={t("mandate")}>{buyer.mandateId}</Pair>
        <Pair label={t("sentTo")}>{buyer.email}</Pair>
        {buyerReference !== null && <Pair label={t("buyerReference")}>{buyerReference}</Pair>}
        {type === "invoice" && (
          <Pair label={t("period")} note={t("usageAndChanges", { when: month(-1) })}>
            {t("groupSubscriptions", { when: month(0) })}
          </Pair>
        )}
        {credits !== null && (
          <Pair label={t("creditsInvoice")} note={reason ?? undefined}>
            <a href={`/invoices/${credits.number}`}>{credits.number}</a>
          </Pair>
        )}
        {creditNotes.map(({ number }) => (
          <Pair key={number} label={t("creditNote")}>
            <a href={`/invoices/${number}`}>{number}</a>
          </Pair>
        ))}
      </dl>
    </section>
  );
}

type PairProps = { readonly label: string; readonly note?: string | undefined; readonly children: ReactNode };

function Pair({ label, note, children }: PairProps): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {note !== undefined && <span className="meta">{note}</span>}
      </dd>
    </div>
  );
}

type OtherInvoicesProps = {
  readonly number: string;
  readonly newest: readonly InvoiceSummary[];
};

function OtherInvoices({ number, newest }: OtherInvoicesProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("invoices", "names");
  const language = useLanguage();
  const rows = newest.map((invoice) => {
    const words = invoice.type === "invoice" ? formatPeriod(invoice.period, language) : invoiceTitle(invoice, reader);
    return {
      key: invoice.number,
      label: (
        <a href={`/invoices/${invoice.number}`} aria-current={invoice.number === number ? "page" : undefined}>
          {capitalised(words)}
        </a>
      ),
      values: [<Money key="total" cents={invoice.totalCents} />],
    };
  });
  return (
    <nav className="no-print" aria-labelledby="other-invoices">
      <h2 className="aside-head" id="other-invoices">
        {t("otherInvoices")}
      </h2>
      <SumsTable caption={t("otherCaption")} rows={rows} small />
      <p className="small subtle mt-1">
        {t("includingVatNote")} <a href="/invoices">{t("allInvoices")}</a>
      </p>
    </nav>
  );
}
