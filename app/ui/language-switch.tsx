import type { ReactElement } from "react";

import type { Language } from "~/kernel/language";
import { useLanguage, useTexts } from "./texts";

const NAMES: readonly (readonly [Language, string])[] = [
  ["nl", "Nederlands"],
  ["en", "English"],
];

/** Offers the other language, in that language. */
export function LanguageSwitch({ returnTo }: { readonly returnTo: string }): ReactElement {
  const t = useTexts();
  const current = useLanguage();
  return (
    <form method="post" action="/preferences" aria-label={t("language")}>
      <input type="hidden" name="returnTo" value={returnTo} />
      {NAMES.filter(([language]) => language !== current).map(([language, name]) => (
        <button key={language} className="link" name="language" value={language} lang={language}>
          {name}
        </button>
      ))}
    </form>
  );
}
