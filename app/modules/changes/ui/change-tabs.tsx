import type { ReactElement } from "react";

import { useTexts } from "~/ui/texts";

export type ChangeTab = "requests" | "drafts";

const TABS: readonly { readonly tab: ChangeTab; readonly href: string }[] = [
  { tab: "requests", href: "/changes" },
  { tab: "drafts", href: "/changes/drafts" },
];

/** The pages about changes, as tabs. */
export function ChangeTabs({ current }: { readonly current: ChangeTab }): ReactElement {
  const t = useTexts("changes");
  return (
    <nav className="tabs mb-6" aria-label={t("tabs")}>
      {TABS.map(({ tab, href }) => (
        <a key={tab} href={href} aria-current={tab === current ? "page" : undefined}>
          {t(`tab.${tab}`)}
        </a>
      ))}
    </nav>
  );
}
