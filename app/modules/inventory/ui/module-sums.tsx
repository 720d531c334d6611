import type { ReactElement } from "react";

import { sum } from "~/kernel/money";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { SumsTable } from "~/ui/sums-table";
import { useTexts } from "~/ui/texts";
import type { ModuleOverview } from "../domain/module-overview";

/** What each module costs a month, with how many use it. */
export function ModuleSums({ modules }: { readonly modules: readonly ModuleOverview[] }): ReactElement {
  const t = useTexts("shell", "dashboard", "names");
  return (
    <Strip title={t("pageModules")} className="span-5" aside={<a href="/modules">{t("toModules")}</a>}>
      <SumsTable
        caption={t("modulesCaption")}
        heads={[t("inService"), t("perMonth")]}
        rows={[
          ...modules.map(({ category, monthlyCents, profiles }) => ({
            key: category,
            label: (
              <a className="capitalize-first" href={`/modules#${category}`}>
                {t(`categoryInSentence.${category}`)}
              </a>
            ),
            meta: t("profileCount", { count: profiles.length }),
            values: [<Money key="amount" cents={monthlyCents} />],
          })),
          {
            key: "total",
            label: t("fixedCosts"),
            values: [<Money key="amount" cents={sum(modules.map(({ monthlyCents }) => monthlyCents))} />],
            isTotal: true,
          },
        ]}
      />
    </Strip>
  );
}
