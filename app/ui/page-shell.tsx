import type { ReactElement, ReactNode } from "react";

import { Brand } from "./brand";
import { formatDate } from "~/format/format-date";
import { Icon } from "./icon";
import { LanguageSwitch } from "./language-switch";
import { Navigation, TabBar } from "./navigation";
import { PhoneLink } from "./phone-link";
import { hidesPopover, popover, togglesPopover } from "./popover";
import type { Shell, ShellUser } from "./shell";
import { SignOut } from "./sign-out";
import { CONTENT_ID, SkipLink } from "./skip-link";
import { useLanguage, useTexts } from "./texts";
import { ThemeSwitch } from "./theme-switch";

const MENU_ID = "menu";

type PageShellProps = {
  readonly shell: Shell;
  readonly user: ShellUser;
  readonly path: string;
  /** Path and query of the page, to come back to after a switch of theme or language. */
  readonly returnTo: string;
  /** True when the page has a bar of its own at the bottom of a phone. */
  readonly hasOwnBar: boolean;
  readonly children: ReactNode;
};

/** The frame of a signed-in page: navigation left, a rail on a tablet, bars and a drawer on a phone. */
export function PageShell({ shell, user, path, returnTo, hasOwnBar, children }: PageShellProps): ReactElement {
  const t = useTexts();
  return (
    <>
      <SkipLink />
      <div className={hasOwnBar ? "shell has-own-bar" : "shell"}>
        <header className="top">
          <Brand name={shell.brandName} />
          <button className="btn btn-quiet" type="button" {...togglesPopover(MENU_ID)}>
            <Icon name="menu" /> {t("menu")}
          </button>
        </header>
        <div className="side-col">
          <nav className="side" aria-label={t("mainMenu")} {...popover(MENU_ID)}>
            <Brand name={shell.brandName} />
            <button
              className="btn btn-quiet btn-icon side-close"
              type="button"
              aria-label={t("closeMenu")}
              {...hidesPopover(MENU_ID)}
            >
              <Icon name="close" />
            </button>
            <p className="side-org small">
              <strong>{user.customerName}</strong>
              <span className="subtle">{t("customerNumber", { number: user.customerNumber })}</span>
            </p>
            <Navigation path={path} pendingRequests={user.pendingRequests} />
            <div className="side-foot">
              <p className="side-help small">
                <span className="subtle">{t("helpTitle")}</span>
                <br />
                <PhoneLink phone={shell.phone} /> <span className="subtle">{t("helpHours")}</span>
              </p>
              <ul className="nav-list">
                <li>
                  <ThemeSwitch className="nav-link" returnTo={returnTo} />
                </li>
                <li>
                  <SignOut className="nav-link" />
                </li>
              </ul>
            </div>
          </nav>
        </div>
        <div>
          <main className="page" id={CONTENT_ID} tabIndex={-1}>
            <PrintHead shell={shell} user={user} />
            {children}
          </main>
          <footer className="page-foot">
            <p>{t("vatNote")}</p>
            <LanguageSwitch returnTo={returnTo} />
          </footer>
        </div>
        {hasOwnBar ? null : <TabBar path={path} />}
      </div>
    </>
  );
}

/** On paper: whose document this is, and from when. */
function PrintHead({ shell, user }: { readonly shell: Shell; readonly user: ShellUser }): ReactElement {
  const t = useTexts();
  const date = formatDate(shell.today, "long", useLanguage());
  return (
    <p className="print-only" aria-hidden="true">
      <b>{shell.brandName}</b>
      <span>{t("printedOn", { customer: user.customerName, number: user.customerNumber, date })}</span>
    </p>
  );
}
