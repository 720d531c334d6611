import type { ReactElement } from "react";

import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";

/** The stored draft that the page shows. */
export type KeptDraft = {
  readonly id: string;
  readonly revision: number;
  readonly name: string | null;
  /** Somebody else's, who shares it. */
  readonly ownerName: string | null;
};

/** `elsewhere`: somebody changed the draft meanwhile, and nothing was saved since. `too-large`: it is not kept as it is now. */
export type KeepState = "empty" | "saving" | "saved" | "elsewhere" | "failed" | "too-large";

const ARE_WRONG: readonly KeepState[] = ["elsewhere", "failed", "too-large"];

/** Says that what has been put together is kept, and gives it a name. */
export function DraftKeeper({
  kept,
  state,
  isEmpty,
}: {
  readonly kept: KeptDraft | null;
  readonly state: KeepState;
  readonly isEmpty: boolean;
}): ReactElement {
  const t = useTexts("changes");
  return (
    <div className="small mt-1">
      <p aria-live="polite" className={ARE_WRONG.includes(state) ? "field-error" : "muted"}>
        {kept?.name == null ? null : <b>{kept.name} </b>}
        {kept?.ownerName == null ? null : <>{t("draftOf", { name: kept.ownerName })} </>}
        {state === "empty" ? null : t(`keep.${state}`)}{" "}
        {state === "elsewhere" ? (
          <a href={kept === null ? "/changes/new" : `/changes/new?draft=${kept.id}`}>{t("draftReload")}</a>
        ) : null}
      </p>
      {isEmpty ? null : (
        <details className="unfold" name="basket">
          <summary>
            <Icon name="right" small />
            {t(kept?.name == null ? "draftName" : "draftRename")}
          </summary>
          <div className="field mt-2">
            <label htmlFor="draft-name">{t("draftNameLabel")}</label>
            <input
              className="input"
              id="draft-name"
              name="draftName"
              maxLength={80}
              defaultValue={kept?.name ?? ""}
              autoComplete="off"
            />
            <button className="btn btn-sm mt-2" type="submit" name="intent" value="keep">
              {t("draftKeep")}
            </button>
            <p className="hint">{t("draftHint")}</p>
          </div>
        </details>
      )}
    </div>
  );
}
