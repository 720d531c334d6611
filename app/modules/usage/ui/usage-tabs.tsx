import type { ReactElement } from "react";

import { useTexts } from "~/ui/texts";

const TABS = [
  { href: "/usage", textKey: "tabReports" },
  { href: "/usage/calls", textKey: "tabCalls" },
  { href: "/tariffs", textKey: "title" },
] as const;

/** The pages about usage, one beside the other. */
export function UsageTabs({ path }: { readonly path: (typeof TABS)[number]["href"] }): ReactElement {
  const t = useTexts("tariffs");
  return (
    <nav className="tabs mb-6" aria-label={t("tabs")}>
      {TABS.map(({ href, textKey }) => (
        <a key={href} href={href} aria-current={href === path ? "page" : undefined}>
          {t(textKey)}
        </a>
      ))}
    </nav>
  );
}
