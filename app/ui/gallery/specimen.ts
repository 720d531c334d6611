import type { ReactNode } from "react";
import type { Language } from "~/kernel/language";

/** What a specimen is shown with: its language, words in it, and ids that stand once on the page. */
export type Setting = {
  readonly language: Language;
  readonly say: (dutch: string, english: string) => string;
  readonly id: (name: string) => string;
};

/** A component of the design system in all its states. */
export type Specimen = {
  /** The names of the components that it shows, as they are exported. */
  readonly shows: readonly string[];
  /** True for what fills the window or takes the focus: it is shown alone. */
  readonly alone?: boolean;
  readonly states: (setting: Setting) => readonly (readonly [state: string, shown: ReactNode])[];
};
