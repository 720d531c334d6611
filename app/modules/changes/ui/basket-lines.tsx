import type { ReactElement } from "react";

import { formatDate } from "~/ui/format-date";
import { useLanguage, type Translate } from "~/ui/texts";
import type { Assessment } from "../domain/assess";
import { originToken, type DraftLine, type LineOrigin } from "../domain/change-draft";
import type { Preview } from "../domain/preview";
import { BasketLine } from "./basket-line";
import { BasketLineGroup } from "./basket-line-group";
import type { RequestWords } from "./request-words";

type BasketLinesProps = {
  readonly lines: readonly DraftLine[];
  readonly preview: Preview;
  readonly assessment: Assessment;
  readonly words: RequestWords;
  readonly drawsLater: boolean;
  readonly onDrop: (origins: readonly LineOrigin[]) => void;
  readonly t: Translate;
};

/** What is asked, line by line; equal lines of many users are one. */
export function BasketLines(props: BasketLinesProps): ReactElement {
  const { lines, preview, assessment, words, drawsLater, onDrop, t } = props;
  const language = useLanguage();
  return (
    <div className="sheet-part">
      <div className="lines-head">
        <h3>{t("lines")}</h3>
        <span className="small subtle">{t("perMonth")}</span>
      </div>
      <ol className="lines">
        {words.groups.map(({ key, indexes }) => {
          const [index = 0] = indexes;
          const line = lines[index];
          if (indexes.length > 1) {
            return (
              <BasketLineGroup
                key={key}
                indexes={indexes}
                lines={lines}
                preview={preview}
                assessment={assessment}
                words={words}
                drawsLater={drawsLater}
                onDrop={onDrop}
                t={t}
              />
            );
          }
          return line ? (
            <BasketLine
              key={originToken(line.origin)}
              words={words.ofLine(index)}
              judged={preview.lines[index]}
              cover={assessment.lines[index]?.allowance?.cover ?? null}
              origin={line.origin}
              onDrop={onDrop}
              t={t}
            />
          ) : null;
        })}
      </ol>
      {preview.completionDate === null || lines.length === 0 ? null : (
        <p className="small muted mt-3">
          {t("readyOn", { date: formatDate(preview.completionDate, "weekday", language) })}
        </p>
      )}
    </div>
  );
}
