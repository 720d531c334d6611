import type { Dispatch, ReactElement } from "react";

import { useTexts } from "~/ui/texts";
import type { ListPart } from "../domain/desk/draft-view";
import type { DeskAction } from "./use-change-desk";

type ListPagesProps = {
  readonly part: ListPart;
  /** How many stand on one page. */
  readonly size: number;
  /** `page` of those who are not in the request, `top-page` of those who are. */
  readonly type: "page" | "top-page";
  readonly dispatch: Dispatch<DeskAction>;
};

/** Leafs through a long list of people. What was chosen on another page stays chosen. */
export function ListPages({ part, size, type, dispatch }: ListPagesProps): ReactElement {
  const t = useTexts("changes", "common");
  const { page, pages, count } = part;
  const step = (to: number, key: "previousPage" | "nextPage"): ReactElement => (
    <button
      className="btn btn-sm"
      id={`${type}-${key}`}
      type="submit"
      name="intent"
      value={`${type}:${String(to)}`}
      // The one that is left when there is no further page.
      data-focus-then={`${type}-${key === "nextPage" ? "previousPage" : "nextPage"} bulk`}
      onClick={(event) => {
        event.preventDefault();
        dispatch({ type, page: to });
      }}
    >
      {t(key)}
      {type === "top-page" ? <span className="vh"> {t("inRequest")}</span> : null}
    </button>
  );
  return (
    <p className="row between list-pages">
      {page === 0 ? <span /> : step(page - 1, "previousPage")}
      <span className="small muted" role="status">
        {t("pageShown", { from: page * size + 1, until: Math.min(count, (page + 1) * size), count })}
      </span>
      {page === pages - 1 ? <span /> : step(page + 1, "nextPage")}
    </p>
  );
}
