import { useState, type ReactElement } from "react";

import { sum } from "~/kernel/money";
import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import {
  BasketLine,
  coverOf,
  indexesOfUser,
  LineBadge,
  LineError,
  LineFacts,
  LineHead,
  type BasketContents,
} from "./basket-line";
import { LineDate } from "./line-date";

type BasketLineGroupProps = BasketContents & {
  readonly indexes: readonly number[];
  readonly drawsLater: boolean;
};

/** Equal lines of many users as one, with what they come to together; unfolded it shows each. */
export function BasketLineGroup({ indexes, drawsLater, ...contents }: BasketLineGroupProps): ReactElement {
  const t = useTexts("changes");
  const { lines, preview, assessment, words, onDrop } = contents;
  const [isOpen, setIsOpen] = useState(false);
  const judged = indexes.flatMap((index) => preview.lines[index] ?? []);
  const covers = indexes.map((index) => coverOf(assessment, index));
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
      />
      {first ? (
        <LineFacts
          isForOrder={indexes.some((index) => contents.forOrder.has(index))}
          line={{
            ...first,
            oneTimeCents: sum(judged.map(({ oneTimeCents }) => oneTimeCents)),
            buyOutCents: sum(judged.map(({ buyOutCents }) => buyOutCents)),
          }}
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
      <LineDate
        origins={indexes.flatMap((index) => lines[index]?.origin ?? [])}
        indexes={indexes.flatMap((index) => indexesOfUser(lines, index))}
        title={words.ofGroup(indexes).title}
        draft={contents.draft}
        input={contents.input}
        assessment={assessment}
        isLive={contents.isLive}
        onDate={contents.onDate}
      />
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
            {indexes.map((index) => (
              <BasketLine key={index} index={index} {...contents} />
            ))}
          </ol>
        ) : null}
      </details>
    </li>
  );
}
