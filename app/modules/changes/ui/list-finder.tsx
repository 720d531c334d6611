import { useId, useState, type Dispatch, type ReactElement } from "react";

import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import type { ListOutcome } from "../domain/desk/users-in-list";
import type { DeskAction } from "./use-change-desk";

type ListFinderProps = {
  readonly list: string;
  /** Whom the list means; null before it was looked for. */
  readonly outcome: ListOutcome | null;
  /** Everything of theirs has a change under way. */
  readonly isBusy: (key: string) => boolean;
  /** The name of somebody, with what tells namesakes apart. */
  readonly nameOf: (key: string) => string;
  readonly dispatch: Dispatch<DeskAction>;
};

/** A list of names and numbers from elsewhere: ticks whom it finds, and names whom it does not. */
export function ListFinder({ list, outcome, isBusy, nameOf, dispatch }: ListFinderProps): ReactElement {
  const t = useTexts("changes");
  const id = useId();
  const [typed, setTyped] = useState(list);
  const busy = outcome?.found.filter(isBusy) ?? [];
  return (
    <details className="unfold finder mt-2" name="desk" open={list !== ""}>
      <summary>
        <Icon name="right" small />
        {t("listTitle")}
      </summary>
      <div className="field mt-2">
        <label htmlFor={id}>{t("listLabel")}</label>
        <textarea
          className="input"
          id={id}
          name="list"
          rows={4}
          maxLength={50_000}
          aria-describedby={`${id}-hint`}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        <p className="hint" id={`${id}-hint`}>
          {t("listHint")}
        </p>
      </div>
      <button
        className="btn btn-sm mt-2"
        type="submit"
        name="intent"
        value="list"
        onClick={(event) => {
          event.preventDefault();
          dispatch({ type: "list", list: typed });
        }}
      >
        {t("listButton")}
      </button>
      <div role="status">
        {outcome === null ? null : (
          <div className="mt-3">
            <p>
              <b>{t("listFound", { count: outcome.found.length - busy.length })}</b>
            </p>
            <Names words={t("listMissing", { count: outcome.missing.length })} names={outcome.missing} />
            {outcome.ambiguous.map(({ entry, ids }) => (
              <Names key={entry} words={t("listAmbiguous", { entry, count: ids.length })} names={ids.map(nameOf)} />
            ))}
            <Names words={t("listLocked", { count: busy.length })} names={busy.map(nameOf)} />
          </div>
        )}
      </div>
    </details>
  );
}

function Names(props: { readonly words: string; readonly names: readonly string[] }): ReactElement | null {
  const { words, names } = props;
  if (names.length === 0) return null;
  return (
    <p className="finder-note small mt-1">
      <Icon name="alert" small />
      <span>
        {words} <b>{names.join("; ")}</b>
      </span>
    </p>
  );
}
