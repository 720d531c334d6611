import type { ReactElement } from "react";

import { useTexts } from "~/ui/texts";
import type { ChangeCounts } from "../domain/change-counts";

/** The places of changes, in their order. A new one is a line here and a text. */
const TABS = [
  { place: "requests", href: "/changes", textKey: "tab.requests" },
  { place: "drafts", href: "/changes/drafts", textKey: "drafts" },
  { place: "prepared", href: "/changes/prepared", textKey: "prepared" },
  { place: "shrink", href: "/changes/shrink", textKey: "fewerUsers" },
] as const;

export type ChangesPlace = (typeof TABS)[number]["place"];

type ChangesTabsProps = { readonly current: ChangesPlace; readonly counts: ChangeCounts };

/** Where one is among the places of changes, and how much stands under each of the others. */
export function ChangesTabs({ current, counts }: ChangesTabsProps): ReactElement {
  const t = useTexts("changes", "names", "shell");
  return (
    <nav className="tabs mb-6" aria-label={t("pageChanges")}>
      {TABS.map(({ place, href, textKey }) => (
        <a key={place} href={href} aria-current={place === current ? "page" : undefined}>
          {t(textKey)}
          {place === "shrink" || counts[place] === 0 ? null : (
            <small>
              <span aria-hidden>{counts[place]}</span>
              <span className="vh">{t(`tabCount.${place}`, { count: counts[place] })}</span>
            </small>
          )}
        </a>
      ))}
    </nav>
  );
}
