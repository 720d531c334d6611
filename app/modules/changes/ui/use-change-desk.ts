import { useMemo, useReducer, type Dispatch } from "react";

import type { Reader } from "~/format/texts";
import { assess, type Assessment } from "../domain/evaluation/assess";
import {
  linesOf,
  type DraftLine,
  withDate,
  withExtra,
  withoutLines,
  withWish,
  type ExtraLine,
  type LineOrigin,
  type ProfileWish,
} from "../domain/desk/change-draft";
import { evaluationInputOf } from "../domain/desk/change-snapshot";
import {
  withBulkOption,
  withModule,
  withBulkWish,
  withList,
  withTicks,
  type DraftView,
} from "../domain/desk/draft-view";
import { previewOf } from "../words/preview-in-words";
import type { EvaluationInput } from "../domain/evaluation/evaluation-input";
import type { Preview } from "../domain/preview";
import type { ChangeView } from "./change-view";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";

export type DeskAction =
  | { readonly type: "wish"; readonly profileId: string; readonly wish: ProfileWish }
  | { readonly type: "add"; readonly line: ExtraLine }
  | { readonly type: "drop"; readonly origins: readonly LineOrigin[] }
  | { readonly type: "toggle"; readonly profileId: string }
  | { readonly type: "tick"; readonly ids: readonly string[]; readonly isTicked: boolean }
  | { readonly type: "bulk"; readonly to: ProfileWish["to"] }
  | { readonly type: "bulk-option"; readonly productCode: string; readonly isWanted: boolean }
  | { readonly type: "line-date"; readonly origins: readonly LineOrigin[]; readonly date: LocalDate | null }
  | { readonly type: "list"; readonly list: string }
  | { readonly type: "module"; readonly module: Category }
  | { readonly type: "page"; readonly page: number }
  | { readonly type: "search"; readonly search: string }
  | { readonly type: "filter"; readonly filter: string }
  | { readonly type: "date"; readonly date: LocalDate | null };

/** The state of the change page in the browser, and the verdict of the evaluator on it: the same function that the server
 *  asks at submission. */
export function useChangeDesk(view: ChangeView, initial: DraftView, reader: Reader): ChangeDeskState {
  const { snapshot } = view;
  const [state, dispatch] = useReducer(
    (current: DraftView, action: DeskAction) => next(current, action, view),
    initial,
  );
  const judged = useMemo((): JudgedRequest => {
    const lines = linesOf(state.draft, snapshot);
    const input = evaluationInputOf(snapshot, {
      lines: lines.map(({ line }) => line),
      preferredDate: state.draft.preferredDate,
    });
    const assessment = assess(input);
    return { lines, input, assessment, preview: previewOf(assessment, input, reader) };
  }, [state.draft, snapshot, reader]);
  return { state, dispatch, judged, ...judged };
}

function next(state: DraftView, action: DeskAction, { snapshot, phoneNumbers }: ChangeView): DraftView {
  switch (action.type) {
    case "wish": {
      const profile = snapshot.profiles.find(({ id }) => id === action.profileId);
      return profile ? { ...state, draft: withWish(state.draft, profile, action.wish) } : state;
    }
    case "add":
      return { ...state, draft: withExtra(state.draft, action.line) };
    case "drop":
      return { ...state, draft: withoutLines(state.draft, action.origins, snapshot) };
    case "toggle": {
      const open = state.open.includes(action.profileId)
        ? state.open.filter((id) => id !== action.profileId)
        : [...state.open, action.profileId];
      return { ...state, open };
    }
    case "module":
      return withModule(state, action.module);
    case "tick":
      return withTicks(state, action.ids, action.isTicked, snapshot);
    case "bulk":
      return withBulkWish(state, action.to, snapshot);
    case "bulk-option":
      return withBulkOption(state, action, snapshot);
    case "line-date":
      return { ...state, draft: withDate(state.draft, action.origins, action.date) };
    case "list":
      return withList(state, action.list, snapshot, phoneNumbers);
    case "search":
      return { ...state, search: action.search, page: 0 };
    case "page":
      return { ...state, page: action.page };
    case "filter":
      return { ...state, filter: action.filter, page: 0 };
    case "date":
      return { ...state, draft: { ...state.draft, preferredDate: action.date } };
    default:
      return action satisfies never;
  }
}

/** A request and the verdict on it. The same object as long as the request is the same. */
export type JudgedRequest = {
  readonly lines: readonly DraftLine[];
  readonly input: EvaluationInput;
  readonly assessment: Assessment;
  readonly preview: Preview;
};

export type ChangeDeskState = JudgedRequest & {
  readonly state: DraftView;
  readonly dispatch: Dispatch<DeskAction>;
  readonly judged: JudgedRequest;
};
