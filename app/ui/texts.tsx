import { createContext, useContext, useMemo, type ReactNode } from "react";

import { NOTHING_SHARED, translate, unpacked, type PackedTexts, type Translate } from "~/format/texts";
import type { Language } from "~/kernel/language";

const SharedTexts = createContext(NOTHING_SHARED);

type TextsProviderProps = {
  readonly language: Language;
  readonly texts: PackedTexts | undefined;
  readonly children: ReactNode;
};

/** Gives every component below it the language and the texts that all pages share (shell, common, errors). */
export function TextsProvider({ language, texts, children }: TextsProviderProps): ReactNode {
  const shared = useMemo(() => ({ language, texts: unpacked(texts) }), [language, texts]);
  return <SharedTexts.Provider value={shared}>{children}</SharedTexts.Provider>;
}

/** The texts of a page, as its loader gave them; a key that they lack is looked up in the shared ones. */
export function useTexts(texts?: PackedTexts): Translate {
  const shared = useContext(SharedTexts);
  return useMemo(() => {
    const own = unpacked(texts);
    return (key, values) => translate(own, key, values, shared);
  }, [shared, texts]);
}

export function useLanguage(): Language {
  return useContext(SharedTexts).language;
}
