import { useDeferredValue, useMemo, useState, type ReactElement } from "react";

import { addDays, type LocalDate } from "~/kernel/local-date";
import { formatDate, formatTime } from "~/format/format-date";
import { Icon } from "~/ui/icon";
import { useHydrated } from "~/ui/hydrated";
import { rich } from "~/ui/rich-text";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import { dateOrNull } from "../domain/desk/line-origins";
import {
  DAYS_ALONG,
  DAYS_NAMES,
  movedToken,
  withDaysAlong,
  type DaysAlong,
  type MovedDay,
} from "../domain/prepared/days-along";
import { expectedOn, freeFrom, lastDayFor, proposedDay, signingFor } from "../domain/prepared/expected-on";
import type { FieldProblem, SigningField, SigningFields } from "../domain/prepared/signing-fields";
import { previewOf } from "../words/preview-in-words";
import type { RequestWords } from "../words/request-words";
import { signingFieldsOf, signingProblemWords } from "../words/signing-words";
import { SigningFieldset } from "./signing-fields";
import type { JudgedRequest } from "./use-change-desk";

/** What came back of an attempt to prepare the request. */
export type NotPrepared = {
  readonly fields: SigningFields;
  readonly problems: readonly FieldProblem[];
  readonly along: DaysAlong;
  /** The days that lines get were not what the page showed. */
  readonly areDaysNew: boolean;
};

type BasketPrepareProps = {
  readonly judged: JudgedRequest;
  readonly words: RequestWords;
  readonly feedback: NotPrepared | null;
  /** The day for which it is to be prepared, when the page was opened for that. */
  readonly opensOn: LocalDate | null;
};

/** "Submit by itself later": the day, and what it may cost at most, both proposed by asking the evaluator for that day, and the days of lines
 *  that move along (R3.6). With a script it is worked out once it is unfolded. */
export function BasketPrepare(props: BasketPrepareProps): ReactElement {
  const t = useTexts("prepare");
  const language = useLanguage();
  const [open, setOpen] = useState(props.feedback !== null || props.opensOn !== null);
  const hydrated = useHydrated();
  const { submitsAt } = props.judged.input.rulePack.preparedRequest;
  return (
    <div className="sheet-part" id="prepare">
      <details
        className="unfold"
        name="basket"
        open={open}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>
          <Icon name="right" small />
          {t("summary")}
        </summary>
        <p className="small muted mt-2">{t("summaryHint", { time: formatTime(submitsAt, language) })}</p>
        {open || !hydrated ? <Preparing {...props} /> : null}
      </details>
    </div>
  );
}

function Preparing({ judged, words, feedback, opensOn }: BasketPrepareProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("prepare");
  const { language } = reader;
  const [typed, setTyped] = useState<Partial<SigningFields>>(feedback?.fields ?? {});
  const [along, setAlong] = useState<DaysAlong>(feedback?.along ?? "paid");
  // What was said of other fields is not said of these.
  const [problems, setProblems] = useState(feedback?.problems ?? []);
  const [areDaysNew, setDaysNew] = useState(feedback?.areDaysNew ?? false);
  const { input, assessment } = useDeferredValue(judged);
  const free = useMemo(() => freeFrom(input, assessment), [input, assessment]);
  const receivedOn = input.proposal.receivedOn;
  const latest = addDays(receivedOn, input.rulePack.preparedRequest.maxDays);
  const canBe = (day: LocalDate | null): day is LocalDate => day !== null && day > receivedOn && day <= latest;
  const proposed = useMemo(
    () => (opensOn !== null && opensOn > receivedOn ? opensOn : proposedDay(input, assessment)),
    [input, assessment, opensOn, receivedOn],
  );
  const chosen = dateOrNull(typed.submitOn ?? "");
  const day = canBe(chosen) ? chosen : proposed;
  const lastOn = dateOrNull(typed.lastOn ?? "") ?? lastDayFor(input, day);
  const then = useMemo(() => {
    const asked = withDaysAlong(input, { submitOn: day, lastOn }, along);
    const moved = { ...input, proposal: asked.proposal };
    return { ...asked, input: moved, signing: signingFor(moved, day), expected: expectedOn(moved, day) };
  }, [input, day, lastOn, along]);
  const errors = then.expected.verdict === "refused" ? previewOf(then.expected, then.input, reader).errors : [];
  const values = { ...signingFieldsOf(then.signing, language), ...typed };
  const others = problems.filter(({ code }) => code === "TOO_MANY_WAITING");
  return (
    <>
      <SigningFieldset
        values={values}
        problems={problems}
        latest={latest}
        dayNote={free === null ? null : t("fieldSubmitOnFree", { date: formatDate(free, "weekday", language) })}
        amountHint={t("fieldMaxHint")}
        onChange={(field: SigningField, value) => {
          setTyped((before) => ({ ...before, [field]: value }));
          setProblems([]);
        }}
      />
      <DaysMoved
        moved={then.moved}
        along={along}
        hasPaidDay={then.hasPaidDay}
        submitOn={day}
        isNew={areDaysNew}
        words={words}
        onAlong={(chosen) => {
          setAlong(chosen);
          setDaysNew(false);
        }}
      />
      {errors.length === 0 ? null : (
        <div className="mt-3" role="status">
          <p className="small">{t("expectedRefused")}</p>
          {[...new Set(errors.map(({ message }) => message))].map((message) => (
            <p className="field-error" key={message}>
              <Icon name="alert" small />
              {message}
            </p>
          ))}
        </div>
      )}
      {others.map((problem) => (
        <p className="field-error mt-3" key={problem.code}>
          <Icon name="alert" small />
          {signingProblemWords(problem, reader)}
        </p>
      ))}
      <button className="btn btn-wide mt-3" type="submit" name="intent" value="prepare">
        {t("prepare")}
      </button>
    </>
  );
}

type DaysMovedProps = {
  readonly moved: readonly MovedDay[];
  readonly along: DaysAlong;
  readonly hasPaidDay: boolean;
  readonly submitOn: LocalDate;
  /** They were not shown before it was to be prepared. */
  readonly isNew: boolean;
  readonly words: RequestWords;
  readonly onAlong: (along: DaysAlong) => void;
};

/** The lines whose own day has passed by then, and the day that each of them gets. What is shown here is posted, and nothing else is done. */
function DaysMoved(props: DaysMovedProps): ReactElement | null {
  const t = useTexts("prepare");
  const language = useLanguage();
  const { moved, along, submitOn, words } = props;
  if (moved.length === 0) return <input type="hidden" name={DAYS_NAMES.moved} value="" />;
  return (
    <fieldset className="days-along mt-3" aria-describedby="days-along-hint">
      <legend>{t("daysTitle", { count: moved.length })}</legend>
      <input type="hidden" name={DAYS_NAMES.moved} value={movedToken(moved)} />
      <p className="small muted" id="days-along-hint">
        {t("daysHint", { date: formatDate(submitOn, "long", language) })}
      </p>
      {props.isNew ? (
        <p className="field-error" role="status">
          <Icon name="alert" small />
          {t("daysNew")}
        </p>
      ) : null}
      <ul className="days-moved small" role="status">
        {moved.map(({ index, from, to, expectedOn }) => (
          <li key={index}>
            {rich(
              t(to === null ? "dayMovesSoonest" : "dayMoves", {
                line: words.ofLine(index).title,
                from: formatDate(from, "short", language),
                to: formatDate(expectedOn, "short", language),
              }),
              { b: (inner) => <b>{inner}</b>, s: (inner) => <s>{inner}</s> },
            )}
          </li>
        ))}
      </ul>
      {props.hasPaidDay
        ? DAYS_ALONG.map((each) => (
            <div className="check small" key={each}>
              <input
                type="radio"
                id={`days-${each}`}
                name={DAYS_NAMES.along}
                value={each}
                checked={along === each}
                onChange={() => {
                  props.onAlong(each);
                }}
              />
              <label htmlFor={`days-${each}`}>{t(`days.${each}`)}</label>
            </div>
          ))
        : null}
    </fieldset>
  );
}
