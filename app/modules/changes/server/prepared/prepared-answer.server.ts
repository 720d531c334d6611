import type * as z from "zod";

import type { Language } from "~/kernel/language";
import type { PreparedRequest } from "../../domain/prepared/prepared-request";
import { answerOfPrepared, type preparedRequestAnswer } from "../../schemas/prepared-answer";
import { findingSentence } from "../finding-sentence.server";

/** Returns a prepared request as the API answers it, its reasons in the language of whoever asks. */
export function answerInWords(prepared: PreparedRequest, language: Language): z.input<typeof preparedRequestAnswer> {
  return answerOfPrepared(prepared, (finding) => findingSentence(finding, language));
}
