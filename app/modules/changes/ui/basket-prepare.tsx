import { useDeferredValue, useMemo, useState, type ReactElement } from "react";

import { addDays } from "~/kernel/local-date";
import { formatDate, formatTime } from "~/format/format-date";
import { Icon } from "~/ui/icon";
import { useHydrated } from "~/ui/hydrated";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import { dateOrNull } from "../domain/desk/line-origins";
import { expectedOn, proposedSigning, signingFor } from "../domain/prepared/expected-on";
import type { FieldProblem, SigningField, SigningFields } from "../domain/prepared/signing-fields";
import { previewOf } from "../words/preview-in-words";
import { signingFieldsOf, signingProblemWords } from "../words/signing-words";
import { SigningFieldset } from "./signing-fields";
import type { JudgedRequest } from "./use-change-desk";

/** What came back of an attempt to prepare the request. */
export type NotPrepared = { readonly fields: SigningFields; readonly problems: readonly FieldProblem[] };

type BasketPrepareProps = {
  readonly judged: JudgedRequest;
  readonly feedback: NotPrepared | null;
};

/** "Submit by itself later": the day, and what it may cost at most, both proposed by asking the evaluator for that day
 *  (R3.6). With a script it is worked out once it is unfolded. */
export function BasketPrepare({ judged, feedback }: BasketPrepareProps): ReactElement {
  const t = useTexts("prepare");
  const language = useLanguage();
  const [open, setOpen] = useState(feedback !== null);
  const hydrated = useHydrated();
  const { submitsAt } = judged.input.rulePack.preparedRequest;
  return (
    <div className="sheet-part">
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
        {open || !hydrated ? <Preparing judged={judged} feedback={feedback} /> : null}
      </details>
    </div>
  );
}

function Preparing({ judged, feedback }: BasketPrepareProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("prepare");
  const { language } = reader;
  const [typed, setTyped] = useState<Partial<SigningFields>>(feedback?.fields ?? {});
  // What was said of other fields is not said of these.
  const [problems, setProblems] = useState(feedback?.problems ?? []);
  const { input, assessment } = useDeferredValue(judged);
  const proposed = useMemo(() => proposedSigning(input, assessment), [input, assessment]);
  const chosen = dateOrNull(typed.submitOn ?? "") ?? proposed.submitOn;
  const receivedOn = input.proposal.receivedOn;
  const latest = addDays(receivedOn, input.rulePack.preparedRequest.maxDays);
  const day = chosen > receivedOn && chosen <= latest ? chosen : proposed.submitOn;
  const signing = useMemo(
    () => (day === proposed.submitOn ? proposed : signingFor(input, day)),
    [input, day, proposed],
  );
  const expected = useMemo(() => expectedOn(input, day), [input, day]);
  const errors = expected.verdict === "refused" ? previewOf(expected, input, reader).errors : [];
  const values = { ...signingFieldsOf(signing, language), ...typed };
  const isFreeLater = assessment.totals.buyOutCents > 0 && proposed.maxBuyOutCents === 0;
  const others = problems.filter(({ code }) => code === "TOO_MANY_WAITING");
  return (
    <>
      <SigningFieldset
        values={values}
        problems={problems}
        latest={latest}
        dayNote={
          isFreeLater ? t("fieldSubmitOnFree", { date: formatDate(proposed.submitOn, "weekday", language) }) : null
        }
        amountHint={t("fieldMaxHint")}
        onChange={(field: SigningField, value) => {
          setTyped((before) => ({ ...before, [field]: value }));
          setProblems([]);
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
