import { Fragment, type ReactElement } from "react";

import type { PackedTexts } from "~/format/texts";
import { LANGUAGES, type Language } from "~/kernel/language";
import { TextsProvider } from "../texts";
import type { Theme } from "../theme";
import type { Setting, Specimen } from "./specimen";
import { specimens } from "./specimens";

const THEMES: readonly Theme[] = ["light", "dark"];

type GalleryProps = {
  /** The texts that every page shares, by language. */
  readonly texts: Readonly<Record<Language, PackedTexts>>;
  /** The name of the one component to show; null for all that need not stand alone. */
  readonly only: string | null;
};

/** Every component of the design system with its states, in both themes and both languages. */
export function Gallery({ texts, only }: GalleryProps): ReactElement {
  const shown = specimens.filter((specimen) =>
    only === null ? specimen.alone !== true : specimen.shows.includes(only),
  );
  const alone = specimens.filter((specimen) => specimen.alone === true);
  return (
    <>
      <h1>Gallery</h1>
      <p>
        Alone:{" "}
        {alone.map(({ shows: [name = ""] }) => (
          <Fragment key={name}>
            <a href={`/gallery?only=${name}`}>{name}</a>{" "}
          </Fragment>
        ))}
        {only !== null && <a href="/gallery">All others</a>}
      </p>
      {shown.map((specimen) => (
        <section key={specimen.shows.join()} id={specimen.shows[0]} className="mt-8">
          <h2>{specimen.shows.join(", ")}</h2>
          {THEMES.map((theme) => (
            <div key={theme} className="grid gap-4 sm:grid-cols-2">
              {LANGUAGES.map((language) => (
                <TextsProvider key={language} language={language} texts={texts[language]}>
                  <States specimen={specimen} theme={theme} language={language} />
                </TextsProvider>
              ))}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

type StatesProps = { readonly specimen: Specimen; readonly theme: Theme; readonly language: Language };

function States({ specimen, theme, language }: StatesProps): ReactElement {
  return (
    <div className="bg-canvas text-ink min-w-0 p-4" style={{ colorScheme: theme }} lang={language}>
      {specimen.states(settingOf(theme, language)).map(([state, shown]) => (
        <div key={state} className="mt-3">
          <p className="small subtle">
            {state} · {theme} · {language}
          </p>
          {shown}
        </div>
      ))}
    </div>
  );
}

function settingOf(theme: Theme, language: Language): Setting {
  return {
    language,
    say: (dutch, english) => ({ nl: dutch, en: english })[language],
    id: (name) => `${name}-${theme}-${language}`,
  };
}
