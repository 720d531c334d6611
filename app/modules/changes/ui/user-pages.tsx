import type { Dispatch, ReactElement } from "react";

import { useTexts } from "~/ui/texts";
import { USERS_A_PAGE } from "../domain/desk/draft-view";
import type { DeskAction } from "./use-change-desk";

type UserPagesProps = {
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  readonly dispatch: Dispatch<DeskAction>;
};

/** Leafs through a long list of users. What was chosen on another page stays chosen. */
export function UserPages({ page, pages, count, dispatch }: UserPagesProps): ReactElement {
  const t = useTexts("changes", "names");
  const step = (to: number, key: "pageBack" | "pageOn"): ReactElement => (
    <button
      className="btn btn-sm"
      type="submit"
      name="intent"
      value={`page:${String(to)}`}
      onClick={(event) => {
        event.preventDefault();
        dispatch({ type: "page", page: to });
      }}
    >
      {t(key)}
    </button>
  );
  return (
    <p className="row between mt-3">
      {page === 0 ? <span /> : step(page - 1, "pageBack")}
      <span className="small muted" role="status">
        {t("pageShown", {
          from: page * USERS_A_PAGE + 1,
          until: Math.min(count, (page + 1) * USERS_A_PAGE),
          count,
        })}
      </span>
      {page === pages - 1 ? <span /> : step(page + 1, "pageOn")}
    </p>
  );
}
