import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { useLanguage } from "~/ui/texts";
import { BasketLine, type BasketContents } from "./basket-line";
import { BasketLineGroup } from "./basket-line-group";

type BasketLinesProps = BasketContents & {
  /** False where no script can draw the single lines once they are asked for. */
  readonly drawsLater: boolean;
};

/** What is asked, line by line; equal lines of many users are one. */
export function BasketLines({ drawsLater, ...contents }: BasketLinesProps): ReactElement {
  const { lines, preview, words, t } = contents;
  const language = useLanguage();
  return (
    <div className="sheet-part">
      <div className="lines-head">
        <h3>{t("lines")}</h3>
        <span className="small subtle">{t("perMonth")}</span>
      </div>
      <ol className="lines">
        {words.groups.map(({ key, indexes }) =>
          indexes.length > 1 ? (
            <BasketLineGroup key={key} indexes={indexes} drawsLater={drawsLater} {...contents} />
          ) : (
            <BasketLine key={key} index={indexes[0] ?? 0} {...contents} />
          ),
        )}
      </ol>
      {preview.completionDate === null || lines.length === 0 ? null : (
        <p className="small muted mt-3">
          {t("readyOn", { date: formatDate(preview.completionDate, "weekday", language) })}
        </p>
      )}
    </div>
  );
}
