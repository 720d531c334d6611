import type { ReactElement, ReactNode } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { Day } from "~/ui/day";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { useTexts } from "~/ui/texts";
import type { Assessment } from "../domain/evaluation/assess";
import type { ChangeDraft, DraftLine, LineOrigin } from "../domain/desk/change-draft";
import { dropToken } from "../domain/desk/line-origins";
import type { EvaluationInput } from "../domain/evaluation/evaluation-input";
import type { AllowanceVerdict } from "../domain/evaluation/downscale";
import type { Preview, PreviewLine } from "../domain/preview";
import type { LineWords } from "../words/line-words";
import type { RequestWords } from "../words/request-words";
import { LineDate } from "./line-date";

/** What is asked, and how each line of it was judged. */
export type BasketContents = {
  readonly lines: readonly DraftLine[];
  readonly preview: Preview;
  readonly assessment: Assessment;
  readonly words: RequestWords;
  readonly onDrop: (origins: readonly LineOrigin[]) => void;
  readonly draft: ChangeDraft;
  readonly input: EvaluationInput;
  /** The lines whose one-time costs are, in part, those of the whole request (R4.3). */
  readonly forOrder: ReadonlySet<number>;
  /** Whether the page is at work in the browser. */
  readonly isLive: boolean;
  readonly onDate: (origins: readonly LineOrigin[], date: LocalDate | null) => void;
};

/** One line: what happens, to whom, from when, until when it is paid, what it costs, and what stands in its way. */
export function BasketLine({ index, ...contents }: BasketContents & { readonly index: number }): ReactElement | null {
  const t = useTexts("changes", "names");
  const { lines, preview, assessment, words, onDrop } = contents;
  const line = lines[index];
  const judged = preview.lines[index];
  const cover = coverOf(assessment, index);
  if (line === undefined) return null;
  return (
    <li>
      <LineHead
        words={words.ofLine(index)}
        monthlyCents={judged?.monthlyDeltaCents ?? 0}
        origins={[line.origin]}
        onDrop={onDrop}
      />
      {judged ? <LineFacts line={judged} isForOrder={contents.forOrder.has(index)} /> : null}
      {judged?.errors.map((error) => (
        <LineError key={error.code}>{error.message}</LineError>
      ))}
      {cover === "free" || cover === "already-used" ? (
        <LineBadge isFine>{t(cover === "free" ? "verdictNoFee" : "lineAlreadyUsed")}</LineBadge>
      ) : null}
      {(judged?.buyOutCents ?? 0) > 0 ? (
        <LineBadge isFine={false}>{t(cover === "with-device" ? "withDeviceAlwaysFee" : "overBadge")}</LineBadge>
      ) : null}
      {isFirstOfUser(lines, index) ? (
        <LineDate
          origins={[line.origin]}
          indexes={indexesOfUser(lines, index)}
          title={words.ofLine(index).title}
          draft={contents.draft}
          input={contents.input}
          assessment={assessment}
          isLive={contents.isLive}
          onDate={contents.onDate}
        />
      ) : null}
    </li>
  );
}

/** The lines of one user share a date, which stands at the first. */
function isFirstOfUser(lines: readonly DraftLine[], index: number): boolean {
  return indexesOfUser(lines, index)[0] === index;
}

export function indexesOfUser(lines: readonly DraftLine[], index: number): number[] {
  const origin = lines[index]?.origin;
  if (origin === undefined || origin.kind === "extra") return [index];
  return lines.flatMap((line, at) =>
    line.origin.kind !== "extra" && line.origin.profileId === origin.profileId ? [at] : [],
  );
}

/** How the allowance covers a line; null: the line does not ask for any. */
export function coverOf(assessment: Assessment, index: number): AllowanceVerdict["cover"] | null {
  return assessment.lines[index]?.allowance?.cover ?? null;
}

type LineHeadProps = {
  readonly words: LineWords;
  readonly monthlyCents: number;
  /** What its button takes out. */
  readonly origins: readonly LineOrigin[];
  readonly onDrop: (origins: readonly LineOrigin[]) => void;
};

export function LineHead({ words, monthlyCents, origins, onDrop }: LineHeadProps): ReactElement {
  const t = useTexts("changes", "names");
  return (
    <>
      <span className="line-sign">
        <Icon name={words.sign} />
      </span>
      <div>
        <p className="line-title">
          <b>{words.title}</b>
          <b className="nowrap">
            <Money cents={monthlyCents} signed />
          </b>
        </p>
        {words.detail === null ? null : <p className="small muted">{words.detail}</p>}
      </div>
      <button
        className="btn btn-quiet btn-icon"
        type="submit"
        name="intent"
        value={dropToken(origins)}
        aria-label={t("dropLine", { line: words.title })}
        data-focus-list="lines"
        data-focus-then="request-title"
        onClick={(event) => {
          event.preventDefault();
          onDrop(origins);
        }}
      >
        <Icon name="close" small />
      </button>
    </>
  );
}

export function LineError({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <p className="field-error line-foot">
      <Icon name="alert" small />
      {children}
    </p>
  );
}

export function LineBadge({
  isFine,
  children,
}: {
  readonly isFine: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <p className="line-foot">
      <span className={isFine ? "badge" : "badge badge-warn"}>
        <Icon name={isFine ? "check" : "alert"} />
        {children}
      </span>
    </p>
  );
}

type Facts = Pick<PreviewLine, "date" | "billedUntil" | "billedFrom" | "oneTimeCents" | "buyOutCents">;

export function LineFacts({
  line,
  isForOrder,
}: {
  readonly line: Facts;
  readonly isForOrder: boolean;
}): ReactElement | null {
  const t = useTexts("changes", "names");
  if (line.date === null) return null;
  const ends = line.billedUntil !== null && line.billedFrom === null;
  return (
    <dl className="line-facts">
      <div>
        <dt>{t(ends ? "stops" : "startingFrom")}</dt>
        <dd>
          <Day date={line.date} style="row" />
        </dd>
      </div>
      {line.billedUntil === null ? null : (
        <div>
          <dt>{t(ends ? "paidUntil" : "oldPriceUntil")}</dt>
          <dd>
            <Day date={line.billedUntil} style="short" />
          </dd>
        </div>
      )}
      {line.oneTimeCents === 0 ? null : (
        <div>
          <dt>{t(isForOrder ? "onceForRequest" : "once")}</dt>
          <dd>
            <Money cents={line.oneTimeCents} />
          </dd>
        </div>
      )}
      {line.buyOutCents === 0 ? null : (
        <div>
          <dt>{t("buyOutFee")}</dt>
          <dd>
            <Money cents={line.buyOutCents} />
          </dd>
        </div>
      )}
    </dl>
  );
}
