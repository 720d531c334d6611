import type { Language } from "~/kernel/language";
import { readerIn } from "~/platform/texts/texts.server";
import type { Leaver } from "../../domain/shrink/shrink-plan";
import type { ShrinkView } from "../../domain/shrink/shrink-view";
import type { ShrinkQuestion } from "../../schemas/shrink-schema";
import { shrinkProblemWords } from "../../words/shrink-words";
import { findingSentence } from "../finding-sentence.server";
import type { ShrinkPageView } from "./get-shrink-page.server";

/** So many can be named one by one: their names fit into an address. */
const MOST_NAMED = 250;
/** Of so many who cannot go the reasons are told. */
const MOST_KEPT = 30;

type PageAnswer = {
  readonly form: {
    readonly modules: ShrinkPageView["modules"];
    readonly category: ShrinkPageView["category"];
    readonly users: number;
    readonly typed: string;
    readonly chosen: readonly string[];
    readonly people: readonly Pick<Leaver, "profileId" | "name" | "productCode" | "monthlyCents">[] | null;
    readonly kept: readonly { readonly name: string | null; readonly reason: string }[];
  };
  readonly view: ShrinkView | null;
  readonly problem: string | null;
};

/** What the page says of a question, its reasons in words. */
export function shrinkPageOf(
  { modules, category, candidates, chosen, outcome }: ShrinkPageView,
  { typed }: ShrinkQuestion,
  language: Language,
): PageAnswer {
  const { users, movable, kept } = candidates;
  const reader = readerIn(language);
  const problem =
    outcome === null || "view" in outcome
      ? null
      : "wrong" in outcome
        ? reader.texts("shrink")("problem.number")
        : shrinkProblemWords(outcome.problem, category, reader);
  return {
    form: {
      ...{ modules, category, users, chosen },
      typed: chosen.length > 0 ? "" : typed,
      people:
        movable.length > MOST_NAMED
          ? null
          : movable.map(({ profileId, name, productCode, monthlyCents }) => ({
              ...{ profileId, name, productCode, monthlyCents },
            })),
      kept: kept.slice(0, MOST_KEPT).map(({ name, finding }) => ({ name, reason: findingSentence(finding, language) })),
    },
    view: outcome !== null && "view" in outcome ? outcome.view : null,
    problem,
  };
}
