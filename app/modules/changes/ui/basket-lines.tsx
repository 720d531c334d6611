import { useMemo, type ReactElement } from "react";

import { priceListOn } from "~/modules/catalogue/domain/catalogue";
import { formatDate } from "~/format/format-date";
import { useLanguage, useTexts } from "~/ui/texts";
import { chargedForOrder } from "../domain/evaluation/charged-for-order";
import { BasketLine, type BasketContents } from "./basket-line";
import { BasketLineGroup } from "./basket-line-group";

type BasketLinesProps = Omit<BasketContents, "forOrder" | "isLive"> & {
  /** False where no script can draw the single lines once they are asked for. */
  readonly drawsLater: boolean;
};

/** What is asked, line by line; equal lines of many users are one. */
export function BasketLines({ drawsLater, ...asked }: BasketLinesProps): ReactElement {
  const { assessment, input } = asked;
  const forOrder = useMemo(() => {
    const { products } = priceListOn(input.priceBook, input.proposal.receivedOn);
    return chargedForOrder(assessment.lines, (code) => products.get(code) ?? null, input.rulePack.fit.phoneProductCode);
  }, [assessment, input]);
  const contents: BasketContents = { ...asked, forOrder, isLive: drawsLater };
  const t = useTexts("changes", "names");
  const { lines, preview, words } = contents;
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
