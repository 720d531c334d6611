import type { Language } from "~/kernel/language";
import { readerIn } from "~/platform/texts/texts.server";
import type { Finding } from "../domain/rules/finding";
import { findingWords } from "../words/finding-words";

/** Returns the sentence of a finding in a language, for answers that hold it ready made. */
export function findingSentence(finding: Finding, language: Language): string {
  return findingWords(finding, readerIn(language));
}
