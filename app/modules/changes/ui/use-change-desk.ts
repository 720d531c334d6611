import { useMemo, useReducer, type Dispatch } from "react";

import { workingCalendar } from "~/kernel/working-days";
import type { Language } from "~/ui/language";
import { assess, type Assessment } from "../domain/assess";
import {
  linesOf,
  type DraftLine,
  type DraftView,
  withExtra,
  withoutLine,
  withWish,
  type ExtraLine,
  type LineOrigin,
  type ProfileWish,
} from "../domain/change-draft";
import { evaluationInputOf, type ChangeSnapshot } from "../domain/change-snapshot";
import { previewOf } from "../domain/evaluate";
import type { EvaluationInput } from "../domain/evaluation-input";
import type { Preview } from "../domain/preview";
import type { LocalDate } from "~/kernel/local-date";

type DeskState = DraftView;

export type DeskAction =
  | { readonly type: "wish"; readonly profileId: string; readonly wish: ProfileWish }
  | { readonly type: "add"; readonly line: ExtraLine }
  | { readonly type: "drop"; readonly origin: LineOrigin }
  | { readonly type: "toggle"; readonly profileId: string }
  | { readonly type: "module"; readonly module: string }
  | { readonly type: "search"; readonly search: string }
  | { readonly type: "date"; readonly date: LocalDate | null };

/** The state of the change page in the browser, and the verdict of the evaluator on it: the same function that the server
 *  asks at submission. */
export function useChangeDesk(snapshot: ChangeSnapshot, initial: DeskState, language: Language): ChangeDeskState {
  const [state, dispatch] = useReducer(
    (current: DeskState, action: DeskAction) => next(current, action, snapshot),
    initial,
  );
  const calendar = useMemo(() => workingCalendar(snapshot.rulePack.holidays), [snapshot]);
  const judged = useMemo(() => {
    const lines = linesOf(state.draft, snapshot);
    const input = evaluationInputOf(
      snapshot,
      { lines: lines.map(({ line }) => line), preferredDate: state.draft.preferredDate },
      calendar,
    );
    const assessment = assess(input);
    return { lines, input, assessment, preview: previewOf(assessment, input, language) };
  }, [state.draft, snapshot, calendar, language]);
  return { state, dispatch, ...judged };
}

function next(state: DeskState, action: DeskAction, snapshot: ChangeSnapshot): DeskState {
  switch (action.type) {
    case "wish": {
      const profile = snapshot.profiles.find(({ id }) => id === action.profileId);
      return profile ? { ...state, draft: withWish(state.draft, profile, action.wish) } : state;
    }
    case "add":
      return { ...state, draft: withExtra(state.draft, action.line) };
    case "drop":
      return { ...state, draft: withoutLine(state.draft, action.origin, snapshot) };
    case "toggle": {
      const open = state.open.includes(action.profileId)
        ? state.open.filter((id) => id !== action.profileId)
        : [...state.open, action.profileId];
      return { ...state, open };
    }
    case "module":
      return { ...state, module: action.module, search: "" };
    case "search":
      return { ...state, search: action.search };
    case "date":
      return { ...state, draft: { ...state.draft, preferredDate: action.date } };
    default:
      return action satisfies never;
  }
}

export type ChangeDeskState = {
  readonly state: DeskState;
  readonly dispatch: Dispatch<DeskAction>;
  readonly lines: readonly DraftLine[];
  readonly input: EvaluationInput;
  readonly assessment: Assessment;
  readonly preview: Preview;
};
