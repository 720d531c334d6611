import type { Language } from "~/kernel/language";
import type { Finding } from "../domain/rules/finding";
import { findingInEnglish } from "./finding-words-en";
import { findingInDutch } from "./finding-words-nl";

/** The sentence for a finding, in the language of the reader. */
export function findingWords(finding: Finding, language: Language): string {
  switch (language) {
    case "nl":
      return findingInDutch(finding);
    case "en":
      return findingInEnglish(finding);
    default:
      return language satisfies never;
  }
}
