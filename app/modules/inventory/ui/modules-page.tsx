import type { ReactElement, ReactNode } from "react";

import { sum } from "~/kernel/money";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { formatCents } from "~/format/format-money";
import { PageHead } from "~/ui/page-head";
import { PagedNavigation } from "~/ui/paged-navigation";
import { rich } from "~/ui/rich-text";
import { useLanguage, useTexts } from "~/ui/texts";
import type { ModuleOverview } from "../domain/module-overview";
import type { PendingChange } from "../domain/pending-change";
import { isNarrowed, type modulesShown, type UsersFilter } from "../domain/users-filter";
import type { RemovalBlockers } from "../domain/removal-blockers";
import { PeopleTabs } from "./people-tabs";
import { ModuleSection } from "./module-section";
import { ModulesFilter } from "./modules-filter";

type ModulesPageProps = {
  readonly modules: readonly ModuleOverview[];
  readonly shown: ReturnType<typeof modulesShown>;
  readonly addressOf: (filter: UsersFilter, page: number) => string;
  readonly pending: readonly PendingChange[];
  readonly filter: UsersFilter;
  readonly stays: RemovalBlockers;
  /** What may still be removed of a module, drawn. */
  readonly allowanceOf: (category: Category) => ReactNode;
  readonly serviceLevelOf: (category: Category) => string;
  readonly mayAssign: boolean;
};

const NOBODY_ELSE = { search: "" } as const;

/** Everything in service, module by module. */
export function ModulesPage({
  modules,
  shown,
  addressOf,
  pending,
  filter,
  stays,
  allowanceOf,
  serviceLevelOf,
  mayAssign,
}: ModulesPageProps): ReactElement {
  const t = useTexts("shell", "modules", "names", "common");
  const language = useLanguage();
  const users = modules.flatMap(({ profiles }) => profiles.filter(({ activeUntil }) => activeUntil === null)).length;
  const total = formatCents(sum(modules.map(({ monthlyCents }) => monthlyCents)), language);
  return (
    <>
      <PeopleTabs current="modules" mayAssign={mayAssign} />
      <PageHead
        title={t("pageModules")}
        lead={rich(t("lead", { count: users, total }), { b: (words) => <b className="nowrap">{words}</b> })}
        actions={
          <LinkButton href="/changes/new" kind="primary" icon="plus">
            {t("requestChange")}
          </LinkButton>
        }
      />
      <ModulesFilter modules={modules} filter={filter} />
      <div className="mt-8">
        {shown.modules.map((each) => (
          <ModuleSection
            key={each.module.category}
            shown={each}
            addressOf={(productCode) => addressOf({ ...NOBODY_ELSE, category: each.module.category, productCode }, 1)}
            pending={pending}
            stays={stays}
            allowance={allowanceOf(each.module.category)}
            serviceLevel={serviceLevelOf(each.module.category)}
          />
        ))}
        <PagedNavigation list={shown.list} addressOf={(page) => addressOf(filter, page)} />
        {shown.modules.length === 0 && (
          <Empty
            icon="search"
            title={t("nobodyTitle")}
            action={<LinkButton href="/modules">{t("showAll")}</LinkButton>}
          >
            {t(isNarrowed(filter) ? "nobody" : "nothing")}
          </Empty>
        )}
      </div>
    </>
  );
}
