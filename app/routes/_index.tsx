import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { AllowanceBlock } from "~/modules/contract/ui/allowance-block";
import { TermRuler } from "~/modules/contract/ui/term-ruler";
import { RunningChanges } from "~/modules/changes/ui/running-changes";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { ModuleSums } from "~/modules/inventory/ui/module-sums";
import { CostHistory } from "~/modules/invoices/ui/cost-history";
import { NewestInvoice } from "~/modules/invoices/ui/newest-invoice";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { getDashboard } from "~/modules/overview/server/get-dashboard.server";
import { LinkButton } from "~/ui/button";
import { formatDate } from "~/format/format-date";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Strip } from "~/ui/strip";
import { useLanguage, useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "dashboardTitle"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const [dashboard, productNames, language] = await Promise.all([
    getDashboard(context.server, session.customerId),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  return {
    ...dashboard,
    productNames,
    texts: pageTexts(language, "changes", "dashboard", "allowance"),
    invoiceTexts: pageTexts(language, "invoice-documents", "dashboard"),
    contractTexts: pageTexts(language, "contract"),
  };
}

export default function DashboardPage() {
  const { invoices, contract, modules, changes, productNames, texts, invoiceTexts, contractTexts } =
    useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const invoiceT = useTexts(invoiceTexts);
  const contractT = useTexts(contractTexts);
  const language = useLanguage();
  return (
    <>
      <PageHead
        title={t("dashboardTitle")}
        lead={formatDate(contract.today, "weekday", language)}
        actions={
          <LinkButton href="/changes/new" kind="primary" icon="plus">
            {t("newButton")}
          </LinkButton>
        }
      />
      <div className="board">
        {invoices[0] ? <NewestInvoice invoice={invoices[0]} previous={invoices[1] ?? null} t={invoiceT} /> : null}
        <AllowanceBlock overview={contract} t={t} />
        <CostHistory invoices={invoices} t={invoiceT} />
        <ModuleSums modules={modules} t={t} />
        <RunningChanges {...changes} productNames={productNames} t={t} />
        <Strip title={t("contractBlock")} className="span-5" aside={<a href="/contract">{t("toContract")}</a>}>
          <p>
            {contract.currentYear === null
              ? t("termOver", { date: formatDate(contract.endsOn, "long", language) })
              : t("inYear", {
                  number: contract.currentYear.number,
                  of: contract.years.length,
                  date: formatDate(contract.endsOn, "long", language),
                })}
          </p>
          <TermRuler overview={contract} t={contractT} />
        </Strip>
      </div>
    </>
  );
}
