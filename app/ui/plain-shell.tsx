import type { ReactElement, ReactNode } from "react";

import { Brand } from "./brand";
import { LanguageSwitch } from "./language-switch";
import type { Shell } from "./shell";
import { SignOut } from "./sign-out";
import { CONTENT_ID, SkipLink } from "./skip-link";
import { ThemeSwitch } from "./theme-switch";

type PlainShellProps = { readonly shell: Shell; readonly returnTo: string; readonly children: ReactNode };

/** The frame without navigation: before the portal opens, and for errors of who is not signed in. */
export function PlainShell({ shell, returnTo, children }: PlainShellProps): ReactElement {
  return (
    <>
      <SkipLink />
      <header className="bar">
        <div className="bar-in">
          <Brand name={shell.brandName} />
          <div className="row">
            <LanguageSwitch returnTo={returnTo} />
            <ThemeSwitch className="btn btn-quiet btn-sm" returnTo={returnTo} small />
            {shell.user !== null && <SignOut className="btn btn-quiet btn-sm" small />}
          </div>
        </div>
      </header>
      <main className="page wait" id={CONTENT_ID} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
