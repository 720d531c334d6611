import { useId, useState, type ReactElement } from "react";

import { addDays, latest, type LocalDate } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { useHydrated } from "~/ui/hydrated";
import { Icon } from "~/ui/icon";
import { useLanguage, useTexts } from "~/ui/texts";
import type { ChangeDraft, LineOrigin } from "../domain/desk/change-draft";
import { dateOf, dateOrNull, originToken } from "../domain/desk/line-origins";
import type { Assessment } from "../domain/evaluation/assess";
import type { EvaluationInput } from "../domain/evaluation/evaluation-input";

type LineDateProps = {
  /** The lines that get the date: those of one user, or of several in a group. */
  readonly origins: readonly LineOrigin[];
  readonly indexes: readonly number[];
  readonly title: string;
  readonly draft: ChangeDraft;
  readonly input: EvaluationInput;
  readonly assessment: Assessment;
  /** Whether the page is at work in the browser: a line that appears from then on was put there by whoever sits before it. */
  readonly isLive: boolean;
  readonly onDate: (origins: readonly LineOrigin[], date: LocalDate | null) => void;
};

/** A day of its own for a line (R3.4): the first that is possible, and the last. */
export function LineDate(props: LineDateProps): ReactElement | null {
  const t = useTexts("changes");
  const language = useLanguage();
  const hydrated = useHydrated();
  const id = useId();
  const [isOpen, setOpen] = useState(() => isAskedFor(props));
  const { origins, indexes, title, draft, input, assessment, onDate } = props;
  const [origin] = origins;
  if (origin === undefined) return null;
  const asked = dateOf(draft, origin);
  const { receivedOn } = input.proposal;
  const last = addDays(receivedOn, input.rulePack.preferredDate.maxDays);
  const first = latest(receivedOn, ...indexes.flatMap((index) => assessment.lines[index]?.view.earliestDate ?? []));
  const name = `newDate.${origin.kind === "extra" ? `extra.${String(origin.index)}` : origin.profileId}`;
  return (
    <details
      className="unfold line-foot"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <Icon name="right" small />
        {t("otherDay")}
        <span className="vh">: {title}</span>
      </summary>
      <div className="field mt-2">
        <label htmlFor={id}>{t("otherDayLabel", { line: title })}</label>
        <input
          className="input"
          id={id}
          // With a script the state of the page carries the dates.
          {...(hydrated ? {} : { name })}
          type="date"
          min={first}
          max={last}
          value={asked ?? ""}
          aria-describedby={`${id}-hint`}
          data-focus={`date:${originToken(origin)}`}
          data-focus-then="request-title"
          onChange={(event) => {
            onDate(origins, dateOrNull(event.currentTarget.value));
          }}
        />
        <p className="hint" id={`${id}-hint`}>
          {t(input.rulePack.preferredDate.workingDaysOnly ? "otherDayHint" : "otherDayHintAnyDay", {
            first: formatDate(first, "weekday", language),
            last: formatDate(last, "long", language),
          })}
        </p>
      </div>
    </details>
  );
}

/** The day itself stands with the line; the field shows where that day cannot be. Whoever is typing one keeps it before them, wherever the line
 *  goes meanwhile. */
function isAskedFor({ origins: [origin], indexes, draft, assessment, isLive }: LineDateProps): boolean {
  const isDated = origin !== undefined && dateOf(draft, origin) !== null;
  const isRefused = indexes.some((index) =>
    assessment.lines[index]?.findings.some(({ code }) => code.startsWith("DATE_")),
  );
  return isRefused || (isLive && isDated);
}
