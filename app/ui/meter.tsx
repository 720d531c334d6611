import type { ReactElement } from "react";

import { freeOf, meterSentence, type MeterFigures } from "./meter-sentence";
import { useReader } from "./texts";

/** Above this many profiles the parts would be too thin to count: then one bar per kind. */
const MOST_PARTS = 24;

type Part = { readonly kind: "is-used" | "is-queued" | "is-now" | "is-free" | "is-over"; readonly count: number };

type MeterProps = {
  readonly figures: MeterFigures;
  /** What it is about, said before the figures: the name of the category. */
  readonly subject?: string;
};

/** The downscale room drawn: used, queued, now, free, then behind the limit what is too many. */
export function Meter({ figures, subject }: MeterProps): ReactElement {
  const reader = useReader();
  const sentence = meterSentence(figures, reader);
  const within: readonly Part[] = [
    { kind: "is-used", count: figures.used },
    { kind: "is-queued", count: figures.queued },
    { kind: "is-now", count: figures.now },
    { kind: "is-free", count: freeOf(figures) },
  ];
  const over: readonly Part[] = [{ kind: "is-over", count: figures.over }];
  const total = [...within, ...over].reduce((sum, part) => sum + part.count, 0);
  const draw = total > MOST_PARTS ? barsOf : partsOf;
  return (
    <div className="meter" role="img" aria-label={subject === undefined ? sentence : `${subject}: ${sentence}`}>
      {draw(within, total)}
      {figures.over > 0 && <span className="meter-limit" />}
      {draw(over, total)}
    </div>
  );
}

function partsOf(parts: readonly Part[]): ReactElement[] {
  return parts.flatMap(({ kind, count }) =>
    Array.from({ length: count }, (_, index) => <span key={`${kind}${String(index)}`} className={kind} />),
  );
}

/** Bars in proportion, by the classes `grow-[1]` … `grow-[100]` that the style sheet keeps for them. */
function barsOf(parts: readonly Part[], total: number): ReactElement[] {
  return parts.flatMap(({ kind, count }) =>
    count === 0
      ? []
      : [<span key={kind} className={`${kind} grow-[${String(Math.max(1, Math.round((count * 100) / total)))}]`} />],
  );
}
