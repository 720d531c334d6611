import type { ReactElement } from "react";

import { LinkButton } from "./button";
import { useTexts } from "./texts";

/** Leads through a list that the server gives in pages; absent when there is one. */
export function Pager({
  newer,
  older,
}: {
  readonly newer: string | null;
  readonly older: string | null;
}): ReactElement | null {
  const t = useTexts("common");
  if (newer === null && older === null) return null;
  return (
    <nav className="actions mt-4" aria-label={t("pages")}>
      {newer !== null && (
        <LinkButton href={newer} small>
          {t("newerPage")}
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={older} small>
          {t("olderPage")}
        </LinkButton>
      )}
    </nav>
  );
}
