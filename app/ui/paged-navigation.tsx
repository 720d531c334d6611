import type { ReactElement } from "react";

import type { Paged } from "~/kernel/paged";
import { LinkButton } from "./button";
import { useTexts } from "./texts";

type PagedNavigationProps = {
  readonly list: Omit<Paged<unknown>, "items">;
  readonly addressOf: (page: number) => string;
};

/** Leads through a list in pages; absent when there is one. */
export function PagedNavigation({ list, addressOf }: PagedNavigationProps): ReactElement | null {
  const t = useTexts("common");
  const { page, pages, total } = list;
  if (pages === 1) return null;
  return (
    <nav className="actions mt-4" aria-label={t("pages")}>
      {page > 1 && (
        <LinkButton href={addressOf(page - 1)} small>
          {t("previousPage")}
        </LinkButton>
      )}
      {page < pages && (
        <LinkButton href={addressOf(page + 1)} small>
          {t("nextPage")}
        </LinkButton>
      )}
      <span className="small muted">{t("pageOf", { page, pages, count: total })}</span>
    </nav>
  );
}
