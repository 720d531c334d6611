import type { ReactElement, ReactNode } from "react";

import { sum } from "~/kernel/money";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { formatCents } from "~/format/format-money";
import { PageHead } from "~/ui/page-head";
import { rich } from "~/ui/rich-text";
import { useLanguage, useTexts } from "~/ui/texts";
import type { ModuleOverview } from "../domain/module-overview";
import type { PendingChange } from "../domain/pending-change";
import { isNarrowed, matchesUser, type UsersFilter } from "../domain/users-filter";
import type { RemovalBlockers } from "../domain/removal-blockers";
import { PeopleTabs } from "./people-tabs";
import { ModuleSection } from "./module-section";
import { ModulesFilter } from "./modules-filter";

type ModulesPageProps = {
  readonly modules: readonly ModuleOverview[];
  readonly pending: readonly PendingChange[];
  readonly filter: UsersFilter;
  readonly stays: RemovalBlockers;
  /** What may still be removed of a module, drawn. */
  readonly allowanceOf: (category: Category) => ReactNode;
  readonly serviceLevelOf: (category: Category) => string;
  readonly mayAssign: boolean;
};

/** Everything in service, module by module. */
export function ModulesPage({
  modules,
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
  const sections = modules
    .filter(({ category }) => filter.category === null || filter.category === category)
    .map((module) => ({ module, shown: module.profiles.filter((profile) => matchesUser(profile, filter)) }))
    .filter(({ shown }) => shown.length > 0 || !(filter.search !== "" || filter.productCode !== null));
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
        {sections.map(({ module, shown }) => (
          <ModuleSection
            key={module.category}
            module={module}
            shown={shown}
            pending={pending}
            stays={stays}
            allowance={allowanceOf(module.category)}
            serviceLevel={serviceLevelOf(module.category)}
          />
        ))}
        {sections.length === 0 && (
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
