import { useState, type ReactElement } from "react";

import { sum } from "~/kernel/money";
import { Icon } from "~/ui/icon";
import type { Translate } from "~/ui/texts";
import type { Assessment } from "../domain/assess";
import type { DraftLine, LineOrigin } from "../domain/change-draft";
import type { Preview } from "../domain/preview";
import { BasketLine, LineBadge, LineError, LineFacts, LineHead } from "./basket-line";
import type { RequestWords } from "./request-words";

type BasketLineGroupProps = {
  readonly indexes: readonly number[];
  readonly lines: readonly DraftLine[];
  readonly preview: Preview;
  readonly assessment: Assessment;
  readonly words: RequestWords;
  /** False where no script can draw the single lines once they are asked for. */
  readonly drawsLater: boolean;
  readonly onDrop: (origins: readonly LineOrigin[]) => void;
  readonly t: Translate;
};

/** Equal lines of many users as one, with what they come to together; unfolded it shows each. */
export function BasketLineGroup(props: BasketLineGroupProps): ReactElement {
  const { indexes, lines, preview, assessment, words, drawsLater, onDrop, t } = props;
  const [isOpen, setIsOpen] = useState(false);
  const judged = indexes.flatMap((index) => preview.lines[index] ?? []);
  const covers = indexes.map((index) => assessment.lines[index]?.allowance?.cover ?? null);
  const paid = judged.filter(({ buyOutCents }) => buyOutCents > 0).length;
  const free = covers.filter((cover) => cover === "free" || cover === "already-used").length;
  const [first] = judged;
  return (
    <li>
      <LineHead
        words={words.ofGroup(indexes)}
        monthlyCents={sum(judged.map(({ monthlyDeltaCents }) => monthlyDeltaCents))}
        origins={indexes.flatMap((index) => lines[index]?.origin ?? [])}
        onDrop={onDrop}
        t={t}
      />
      {first ? (
        <LineFacts
          line={{
            ...first,
            oneTimeCents: sum(judged.map(({ oneTimeCents }) => oneTimeCents)),
            buyOutCents: sum(judged.map(({ buyOutCents }) => buyOutCents)),
          }}
          t={t}
        />
      ) : null}
      {first?.errors.map((error) => (
        <LineError key={error.code}>{error.message}</LineError>
      ))}
      {free > 0 ? <LineBadge isFine>{t("groupFree", { count: free })}</LineBadge> : null}
      {paid > 0 ? (
        <LineBadge isFine={false}>
          {t(covers.includes("with-device") ? "groupWithDevice" : "groupOver", { count: paid })}
        </LineBadge>
      ) : null}
      <details
        className="unfold line-foot"
        onToggle={(event) => {
          setIsOpen(event.currentTarget.open);
        }}
      >
        <summary>
          <Icon name="right" small />
          {t("groupUnfold", { count: indexes.length })}
        </summary>
        {isOpen || !drawsLater ? (
          <ol className="lines lines-inner">
            {indexes.map((index, at) => {
              const line = lines[index];
              return line ? (
                <BasketLine
                  key={index}
                  words={words.ofLine(index)}
                  judged={preview.lines[index]}
                  cover={covers[at] ?? null}
                  origin={line.origin}
                  onDrop={onDrop}
                  t={t}
                />
              ) : null;
            })}
          </ol>
        ) : null}
      </details>
    </li>
  );
}
