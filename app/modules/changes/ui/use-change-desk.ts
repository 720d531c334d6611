import { useMemo, useReducer, type Dispatch } from "react";

import type { Reader } from "~/format/texts";
import { assess, type Assessment } from "../domain/evaluation/assess";
import { withBulkChoice, withBulkWish } from "../domain/desk/bulk-changes";
import {
  linesOf,
  withExtra,
  withNote,
  withWish,
  type DraftLine,
  type ExtraLine,
  type LineOrigin,
  type ProfileWish,
} from "../domain/desk/change-draft";
import { evaluationInputOf } from "../domain/desk/change-snapshot";
import { ordered, undone, withList, withModule, withPart, withTicks, type DraftView } from "../domain/desk/draft-view";
import { withDate, withoutLines } from "../domain/desk/line-origins";
import { stayingCategories, type Refusals } from "../domain/desk/offers";
import type { RequestNote } from "../domain/request-note";
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
  /** `=` and a product, or `+` or `-` and an option. */
  | { readonly type: "bulk-choice"; readonly chosen: string }
  | { readonly type: "undo" }
  | { readonly type: "line-date"; readonly origins: readonly LineOrigin[]; readonly date: LocalDate | null }
  | { readonly type: "list"; readonly list: string }
  | { readonly type: "module"; readonly module: Category | null }
  | { readonly type: "page" | "top-page"; readonly page: number }
  | { readonly type: "note"; readonly note: RequestNote }
  | { readonly type: "search"; readonly search: string }
  | { readonly type: "filter"; readonly filter: string }
  | { readonly type: "date"; readonly date: LocalDate | null };

/** The state of the change page in the browser, and the verdict of the evaluator on it: the same function that the server
 *  asks at submission. */
export function useChangeDesk(
  view: ChangeView,
  initial: DraftView,
  refusals: Pick<Refusals, "removals">,
  reader: Reader,
): ChangeDeskState {
  const { snapshot } = view;
  const [state, dispatch] = useReducer(
    (current: DraftView, action: DeskAction) => next(current, action, view, refusals),
    initial,
  );
  // What is typed about a request changes nothing of the verdict on it.
  const { wishes, extras, preferredDate } = state.draft;
  const judged = useMemo((): JudgedRequest => {
    const lines = linesOf({ wishes, extras, preferredDate }, snapshot);
    const input = evaluationInputOf(snapshot, { lines: lines.map(({ line }) => line), preferredDate });
    const assessment = assess(input);
    return { lines, input, assessment, preview: previewOf(assessment, input, reader) };
  }, [wishes, extras, preferredDate, snapshot, reader]);
  return { state, dispatch, judged, ...judged };
}

function next(
  state: DraftView,
  action: DeskAction,
  { snapshot, holders }: ChangeView,
  refusals: Pick<Refusals, "removals">,
): DraftView {
  const bulkDesk = () => {
    const lines = linesOf(state.draft, snapshot).map(({ line }) => line);
    return { snapshot, holders, staying: new Set(stayingCategories(refusals, lines, snapshot).keys()) };
  };
  switch (action.type) {
    case "wish": {
      const profile = snapshot.profiles.find(({ id }) => id === action.profileId);
      return profile ? { ...state, draft: withWish(state.draft, profile, action.wish), before: null } : state;
    }
    case "add":
      return { ...state, draft: withExtra(state.draft, action.line), before: null };
    case "drop":
      return ordered({
        ...state,
        draft: withoutLines(state.draft, action.origins, snapshot),
        before: state.draft,
        done: null,
      });
    case "undo":
      return undone(state);
    case "toggle":
      // One at a time: the list stays as long as a page.
      return { ...state, open: state.open.includes(action.profileId) ? [] : [action.profileId] };
    case "module":
      return withModule(state, action.module);
    case "tick":
      return withTicks(state, action.ids, action.isTicked, snapshot);
    case "bulk":
      return withBulkWish(state, action.to, bulkDesk());
    case "bulk-choice":
      return withBulkChoice(state, action.chosen, bulkDesk());
    case "line-date":
      return { ...state, draft: withDate(state.draft, action.origins, action.date), before: null };
    case "list":
      return withList(state, action.list, snapshot, holders);
    case "search":
      return withPart(state, { search: action.search });
    case "filter":
      return withPart(state, { filter: action.filter });
    case "page":
      return { ...state, page: action.page };
    case "top-page":
      return { ...state, topPage: action.page };
    case "note":
      return { ...state, draft: withNote(state.draft, action.note) };
    case "date":
      return { ...state, draft: { ...state.draft, preferredDate: action.date }, before: null };
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
