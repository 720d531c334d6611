import type { ReactElement } from "react";

import { useTexts } from "~/ui/texts";

type PeopleTabsProps = {
  readonly current: "people" | "numbers" | "modules";
  /** Whether this user may assign cost centres. */
  readonly mayAssign: boolean;
};

/** The pages about who has what. */
export function PeopleTabs({ current, mayAssign }: PeopleTabsProps): ReactElement {
  const t = useTexts("shell", "names");
  const tabs = [
    { key: "people", href: "/people", label: t("tabPeople") },
    { key: "numbers", href: "/numbers", label: t("numbers") },
    { key: "modules", href: "/modules", label: t("pageModules") },
    ...(mayAssign ? [{ key: "cost-centres", href: "/account/cost-centres", label: t("costCentres") }] : []),
  ];
  return (
    <nav className="tabs mb-6" aria-label={t("pagePeople")}>
      {tabs.map(({ key, href, label }) => (
        <a key={key} href={href} aria-current={key === current ? "page" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
