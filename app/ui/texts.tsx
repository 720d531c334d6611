import { createContext, useContext, useMemo, type ReactNode } from "react";

import { readerOf, unpacked, type Namespace, type PackedTexts, type Reader, type Translate } from "~/format/texts";
import { DEFAULT_LANGUAGE, type Language } from "~/kernel/language";

const ReaderOfPage = createContext<Reader>(readerOf(DEFAULT_LANGUAGE, {}));

type TextsProviderProps = {
  readonly language: Language;
  readonly texts: PackedTexts;
  readonly children: ReactNode;
};

/** Gives every component below it the language and the texts of the page. */
export function TextsProvider({ language, texts, children }: TextsProviderProps): ReactNode {
  const reader = useMemo(() => readerOf(language, unpacked(texts)), [language, texts]);
  return <ReaderOfPage.Provider value={reader}>{children}</ReaderOfPage.Provider>;
}

/** Returns the texts of namespaces that the page brought. */
export function useTexts<N extends Namespace>(...namespaces: readonly [N, ...N[]]): Translate<N> {
  return useReader().texts(...namespaces);
}

/** Returns the reader of the page, for functions that choose words. */
export function useReader(): Reader {
  return useContext(ReaderOfPage);
}

export function useLanguage(): Language {
  return useReader().language;
}
