import type { ReactElement, ReactNode } from "react";

import { Brand } from "./brand";
import { LanguageSwitch } from "./language-switch";
import { PhoneLink } from "./phone-link";
import { rich } from "./rich-text";
import type { Shell } from "./shell";
import { CONTENT_ID, SkipLink } from "./skip-link";
import { useTexts } from "./texts";
import { ThemeSwitch } from "./theme-switch";
import { YearRuler } from "./year-ruler";

type GateShellProps = { readonly shell: Shell; readonly returnTo: string; readonly children: ReactNode };

/** The frame of sign-in, invitation and password reset: the form left, what the portal is for right. */
export function GateShell({ shell, returnTo, children }: GateShellProps): ReactElement {
  const t = useTexts("shell");
  return (
    <>
      <SkipLink />
      <div className="gate">
        <div className="gate-form">
          <header className="row between">
            <Brand name={shell.brandName} href="/login" />
            <div className="row">
              <LanguageSwitch returnTo={returnTo} />
              <ThemeSwitch className="btn btn-quiet btn-sm" returnTo={returnTo} small />
            </div>
          </header>
          <main id={CONTENT_ID} tabIndex={-1}>
            {children}
          </main>
          <footer className="small subtle">
            <p>{rich(t("helpLine", { phone: shell.phone }), { phone: (phone) => <PhoneLink phone={phone} /> })}</p>
          </footer>
        </div>
        <aside className="gate-side" aria-label={t("aboutPortal")}>
          <p className="gate-line">
            {t("gateLine1")}
            <br />
            {t("gateLine2")}
            <br />
            {t("gateLine3")}
          </p>
          <YearRuler today={shell.today} />
        </aside>
      </div>
    </>
  );
}
