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

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell")("pageOverview"));

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
    texts: pageTexts(
      language,
      "dashboard",
      "names",
      "changes",
      "prepared",
      "findings",
      "allowance",
      "invoice-documents",
      "contract",
    ),
  };
}

export default function DashboardPage() {
  const t = useTexts("shell", "names", "dashboard");
  const { invoices, contract, modules, changes, prepared, productNames } = useLoaderData<typeof loader>();
  const language = useLanguage();
  return (
    <>
      <PageHead
        title={t("pageOverview")}
        lead={formatDate(contract.today, "weekday", language)}
        actions={
          <LinkButton href="/changes/new" kind="primary" icon="plus">
            {t("requestChange")}
          </LinkButton>
        }
      />
      <div className="board">
        {invoices[0] ? <NewestInvoice invoice={invoices[0]} previous={invoices[1] ?? null} /> : null}
        <AllowanceBlock overview={contract} />
        <CostHistory invoices={invoices} />
        <ModuleSums modules={modules} />
        <RunningChanges {...changes} prepared={prepared} productNames={productNames} />
        <Strip title={t("pageContract")} className="span-5" aside={<a href="/contract">{t("toContract")}</a>}>
          <p>
            {contract.currentYear === null
              ? t("termOver", { date: formatDate(contract.endsOn, "long", language) })
              : t("inYear", {
                  number: contract.currentYear.number,
                  of: contract.years.length,
                  date: formatDate(contract.endsOn, "long", language),
                })}
          </p>
          <TermRuler overview={contract} />
        </Strip>
      </div>
    </>
  );
}
