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
import { useLanguage, useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(
    data ? invoiceTitle(data.invoice, data.language, (key, values) => textOf(data.texts, key, values)) : "",
    matches,
  );

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const number = params["number"] ?? "";
  const detail = await orThrow404(getInvoiceDetail(context.server, session.customerId, number, language));
  return { ...detail, language, texts: pageTexts(language, "invoice-causes", "invoice-documents", "invoices") };
}

export default function InvoicePage() {
  const { invoice, explanation, newest, texts } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const language = useLanguage();
  const path = `/invoices/${invoice.number}`;
  return (
    <>
      <PageHead
        crumbs={<a href="/invoices">{t("title")}</a>}
        title={invoiceTitle(invoice, language, t)}
        lead={t("numberAndDate", { number: invoice.number, date: formatDate(invoice.issuedOn, "long", language) })}
        actions={
          <>
            <LinkButton href={`${path}/pdf`} kind="primary" icon="download">
              {t("downloadPdf")}
            </LinkButton>
            <LinkButton href={`${path}/ubl`} icon="download">
              {t("ubl")}
            </LinkButton>
            <PrintButton t={t} />
          </>
        }
      />
      <div className="with-aside">
        <div>
          <InvoiceFacts invoice={invoice} t={t} />
          {explanation !== null && <InvoiceCauses invoice={invoice} explanation={explanation} t={t} />}
          <Strip title={t("linesByModule")} id="per-module" aside={<a href="#per-user">{t("ratherByUser")}</a>}>
            <LinesByModule invoice={invoice} t={t} />
          </Strip>
          <Strip title={t("costsByUser")} id="per-user">
            <CostsByUserTable invoice={invoice} t={t} />
          </Strip>
        </div>
        <InvoiceAside invoice={invoice} newest={newest} t={t} />
      </div>
    </>
  );
}
