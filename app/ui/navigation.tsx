import type { KeyOf } from "~/format/texts";
import type { ReactElement } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";
import { useTexts } from "./texts";

type Place = {
  readonly href: string;
  readonly textKey: KeyOf<"shell">;
  readonly icon: IconName;
  /** Other pages of the same place. */
  readonly also?: readonly string[];
};

const DAILY = [
  { href: "/", textKey: "pageOverview", icon: "overview" },
  { href: "/invoices", textKey: "pageInvoices", icon: "invoice" },
  { href: "/usage", textKey: "pageUsage", icon: "usage" },
  { href: "/people", textKey: "pagePeople", icon: "people", also: ["/numbers", "/modules"] },
  { href: "/changes", textKey: "pageChanges", icon: "change" },
] as const satisfies readonly Place[];

const SELDOM = [
  { href: "/contract", textKey: "pageContract", icon: "contract" },
  { href: "/service", textKey: "pageService", icon: "service" },
  { href: "/account", textKey: "pageAccount", icon: "account" },
] as const satisfies readonly Place[];

const TABS = [...DAILY, ...SELDOM].filter(
  ({ href }) => href !== "/people" && href !== "/contract" && href !== "/account",
);

type NavigationProps = {
  /** Path of the page that is shown. */
  readonly path: string;
  readonly pendingRequests: number;
};

/** All places, in two groups: what one comes for, and what one needs now and then. */
export function Navigation({ path, pendingRequests }: NavigationProps): ReactElement {
  const t = useTexts("shell");
  return (
    <>
      {[DAILY, SELDOM].map((places) => (
        <ul className="nav-list" key={places[0].href}>
          {places.map((place) => (
            <li key={place.href}>
              <a className="nav-link" href={place.href} aria-current={isCurrent(place, path) ? "page" : undefined}>
                <Icon name={place.icon} />
                <span>{t(place.textKey)}</span>
                {place.href === "/changes" && pendingRequests > 0 && (
                  <span className="nav-count">
                    <span aria-hidden="true">{pendingRequests}</span>
                    <span className="vh">, {t("pendingRequests", { count: pendingRequests })}</span>
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </>
  );
}

/** The five places a thumb reaches on a phone. */
export function TabBar({ path }: { readonly path: string }): ReactElement {
  const t = useTexts("shell");
  return (
    <nav className="tabbar" aria-label={t("quickMenu")}>
      {TABS.map((place) => (
        <a key={place.href} href={place.href} aria-current={isCurrent(place, path) ? "page" : undefined}>
          <Icon name={place.icon} />
          {t(place.textKey)}
        </a>
      ))}
    </nav>
  );
}

function isCurrent({ href, also = [] }: Place, path: string): boolean {
  return [href, ...also].some((own) => path === own || (own !== "/" && path.startsWith(`${own}/`)));
}
