import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { invoiceCursor, parseInvoiceFilter } from "~/modules/invoices/schemas/invoice-filter-schema";
import { listInvoices } from "~/modules/invoices/server/list-invoices.server";
import { InvoiceFilters } from "~/modules/invoices/ui/invoice-filters";
import { InvoiceList } from "~/modules/invoices/ui/invoice-list";
import { invoiceQuery } from "~/modules/invoices/ui/invoice-query";
import { NoInvoices } from "~/modules/invoices/ui/no-invoices";
import { zipWords } from "~/modules/invoices/words/zip-words";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "title"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const { filter } = parseInvoiceFilter(new URL(request.url).searchParams);
  const [page, language] = await Promise.all([
    listInvoices(context.server, session.customerId, filter),
    languageOf(request, session.language),
  ]);
  return { page, filter, texts: pageTexts(language, "invoice-documents", "invoices") };
}

export default function InvoicesPage() {
  const { page, filter, texts } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const chosen = invoiceQuery(filter);
  const older =
    page.next && new URLSearchParams([...new URLSearchParams(chosen), ["cursor", invoiceCursor(page.next)]]);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("listLead")}
        actions={
          page.invoices.length > 0 && (
            <LinkButton href={`/invoices.zip?${chosen}`} icon="download">
              {zipWords(filter, page, t)}
            </LinkButton>
          )
        }
      />
      <InvoiceFilters filter={filter} years={page.years} t={t} />
      <div className="mt-6">
        {page.invoices.length === 0 ? (
          <NoInvoices filter={filter} t={t} />
        ) : (
          <InvoiceList invoices={page.invoices} totals={page.totals} year={filter.year} t={t} />
        )}
      </div>
      <Pager
        newer={filter.after === null ? null : `/invoices?${chosen}`}
        older={older === null ? null : `/invoices?${older.toString()}`}
      />
    </>
  );
}
