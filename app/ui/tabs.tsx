import type { ReactElement, ReactNode } from "react";

export type Tab = {
  readonly href: string;
  readonly label: ReactNode;
  readonly isCurrent: boolean;
  readonly count?: number;
};

type TabsProps = {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Two by two on a phone. */
  readonly many?: boolean;
};

/** Links to views of the same page. */
export function Tabs({ label, tabs, many = false }: TabsProps): ReactElement {
  return (
    <nav className={many ? "tabs tabs-many" : "tabs"} aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.isCurrent ? "page" : undefined}>
          {tab.label}
          {tab.count !== undefined && <small>{tab.count}</small>}
        </a>
      ))}
    </nav>
  );
}

/** Links of which one is on: two or three ways to see the same figures. */
export function Segmented({ label, tabs }: Omit<TabsProps, "many">): ReactElement {
  return (
    <nav className="segmented" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.isCurrent ? "true" : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
