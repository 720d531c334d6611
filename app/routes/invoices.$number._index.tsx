import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { getInvoiceDetail } from "~/modules/invoices/server/get-invoice.server";
import { CostsByUserTable } from "~/modules/invoices/ui/costs-by-user-table";
import { InvoiceCauses } from "~/modules/invoices/ui/invoice-causes";
import { InvoiceAside } from "~/modules/invoices/ui/invoice-aside";
import { InvoiceFacts } from "~/modules/invoices/ui/invoice-facts";
import { invoiceTitle } from "~/modules/invoices/words/invoice-title";
import { LinesByModule } from "~/modules/invoices/ui/lines-by-module";
import { PrintButton } from "~/modules/invoices/ui/print-button";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { formatDate } from "~/format/format-date";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Strip } from "~/ui/strip";
import { useLanguage, useReader } from "~/ui/texts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (reader) => (data ? invoiceTitle(data.invoice, reader) : ""));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const number = params["number"] ?? "";
  const detail = await orThrow404(getInvoiceDetail(context.server, session.customerId, number, language));
  return {
    ...detail,
    language,
    texts: pageTexts(language, "invoice-causes", "invoice-documents", "invoices", "names"),
  };
}

export default function InvoicePage() {
  const reader = useReader();
  const t = reader.texts("shell", "invoices", "names", "invoice-documents");
  const { invoice, explanation, newest } = useLoaderData<typeof loader>();
  const language = useLanguage();
  const path = `/invoices/${invoice.number}`;
  return (
    <>
      <PageHead
        crumbs={<a href="/invoices">{t("pageInvoices")}</a>}
        title={invoiceTitle(invoice, reader)}
        lead={t("numberAndDate", { number: invoice.number, date: formatDate(invoice.issuedOn, "long", language) })}
        actions={
          <>
            <LinkButton href={`${path}/pdf`} kind="primary" icon="download">
              {t("downloadPdf")}
            </LinkButton>
            <LinkButton href={`${path}/ubl`} icon="download">
              {t("ubl")}
            </LinkButton>
            <LinkButton href={`${path}/csv`} icon="download">
              {t("csvFile")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <div className="with-aside">
        <div>
          <InvoiceFacts invoice={invoice} />
          {explanation !== null && <InvoiceCauses invoice={invoice} explanation={explanation} />}
          <Strip title={t("linesByModule")} id="per-module" aside={<a href="#per-user">{t("ratherByUser")}</a>}>
            <LinesByModule invoice={invoice} />
          </Strip>
          <Strip title={t("costsByUser")} id="per-user">
            <CostsByUserTable invoice={invoice} />
          </Strip>
        </div>
        <InvoiceAside invoice={invoice} newest={newest} />
      </div>
    </>
  );
}
