import type { ReactElement, ReactNode } from "react";

import type { Language } from "~/kernel/language";
import { addDays } from "~/kernel/local-date";
import { formatCents } from "~/format/format-money";
import { formatDate } from "~/format/format-date";
import { formatPhone } from "~/format/format-phone";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import type { LastDay } from "~/modules/changes/domain/people/leaving";
import { MAX_NAME_LENGTH } from "~/modules/inventory/domain/person-name";
import type { PersonLine } from "~/modules/inventory/domain/person";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { ErrorSummary } from "~/ui/error-summary";
import { Field } from "~/ui/field";
import { Money } from "~/ui/money";
import { PageHead } from "~/ui/page-head";
import { Strip } from "~/ui/strip";
import { useLanguage, useTexts } from "~/ui/texts";
import type { LeaveFormLine, LeaveView } from "../domain/leave-view";
import { ProposedLines } from "./proposed-lines";

/** Somebody leaves: all their lines at once, the last day, and what becomes of each line, with what each choice costs. */
export function LeavePage({ view }: { readonly view: LeaveView }): ReactElement {
  const t = useTexts("shell", "people", "names");
  const language = useLanguage();
  const { personId, name, lines, problems, outcome, form, names, fixedNames } = view;
  return (
    <>
      <PageHead
        crumbs={
          <>
            <a href="/people">{t("tabPeople")}</a> / <a href={`/people/${personId}`}>{name}</a>
          </>
        }
        title={t("leavesNamed", { name })}
        lead={t("leaveLead")}
      />
      {lines.length === 0 ? (
        <Empty icon="people" title={t("nothingNow")}>
          {t("nothingToStop")}
        </Empty>
      ) : (
        <form method="post" className="person-form">
          <div className="mb-6 empty:hidden">
            <ErrorSummary
              errors={problems.map(({ fieldId, textKey }) => ({
                fieldId,
                message: t(textKey, problemValues(view, language)),
              }))}
            />
          </div>
          {outcome !== null && !outcome.isPossible && (
            <div className="mb-6">
              <Callout tone="danger" role="alert" takesFocus>
                {t("notPossible")}
              </Callout>
            </div>
          )}
          <LastDays view={view} />
          <Strip title={t("whatBecomes")} id="lines" className="mt-8">
            {lines.map((line) => {
              const chosen = form.lines.find(({ profileId }) => profileId === line.profileId);
              return chosen && <LineChoice key={line.profileId} line={line} chosen={chosen} view={view} />;
            })}
          </Strip>
          <datalist id="colleagues">
            {names.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
          <datalist id="fixed-colleagues">
            {fixedNames.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
          {outcome !== null && <ProposedLines outcome={outcome} />}
          <div className="actions mt-6">
            <Button name="intent" value="add" kind="primary">
              {t("addToRequest")}
            </Button>
            <Button name="intent" value="check">
              {t("workOut")}
            </Button>
          </div>
          <p className="small muted mt-3">{t("draftHint")}</p>
        </form>
      )}
    </>
  );
}

/** What the sentence of a problem names. */
function problemValues(
  { freeDay }: LeaveView,
  language: Language,
): { readonly longest: number; readonly date: string } {
  return {
    longest: MAX_NAME_LENGTH,
    date: freeDay === null ? "" : formatDate(addDays(freeDay.lastOn, 1), "long", language),
  };
}

function LastDays({ view }: { readonly view: LeaveView }): ReactElement {
  const t = useTexts("people", "names");
  const { lastDays, freeDay, form, problems } = view;
  const language = useLanguage();
  const dayWords = (day: LastDay): ReactNode => (
    <span className="meta">
      {day.billedUntil === null ? "" : t("paidUntil", { until: formatDate(day.billedUntil, "long", language) })}
    </span>
  );
  if (lastDays === null) return <p className="muted mb-4">{t("nothingCanStop")}</p>;
  const { earliest, paid } = lastDays;
  const error = problems.find(({ fieldId }) => fieldId === "ownDay");
  return (
    <fieldset className="picks">
      <legend>{t("whichLastDay")}</legend>
      <Pick
        name="day"
        value="earliest"
        isChosen={form.day === "earliest"}
        cost={<FeeWords cents={earliest.buyOutCents} />}
      >
        {t("earliestDay")} <b>{formatDate(earliest.on, "weekday", language)}</b>
        {dayWords(earliest)}
      </Pick>
      {paid !== null && (
        <Pick name="day" value="paid" isChosen={form.day === "paid"} cost={<FeeWords cents={paid.buyOutCents} />}>
          {t("lastPaidDay")} <b>{formatDate(paid.on, "weekday", language)}</b>{" "}
          <b className="badge">{t("recommended")}</b>
          {dayWords(paid)}
          <span className="meta">{t("lastPaidHint")}</span>
        </Pick>
      )}
      {freeDay?.canBePrepared === true && (
        <Pick
          name="day"
          value="free"
          isChosen={form.day === "free"}
          cost={<FeeWords cents={freeDay.stops.buyOutCents} />}
        >
          {t("freeFromDay")} <b>{formatDate(freeDay.submitOn, "weekday", language)}</b>{" "}
          <span className="meta">
            {t("freeFromHint", {
              last: formatDate(freeDay.stops.on, "weekday", language),
              until: freeDay.stops.billedUntil === null ? "" : formatDate(freeDay.stops.billedUntil, "long", language),
              amount: formatCents(freeDay.extraBilledCents, language),
              saved: formatCents(earliest.buyOutCents - freeDay.extraBilledCents, language),
            })}
          </span>
        </Pick>
      )}
      <Pick name="day" value="own" isChosen={form.day === "own"} cost={null}>
        {t("ownDay")}
        <span className="meta">{t("ownDayHint")}</span>
      </Pick>
      <div className="pick-more">
        <Field
          name="ownDay"
          type="date"
          label={t("lastDay")}
          defaultValue={form.ownDay}
          min={earliest.on}
          error={error && t("dateWrong")}
        />
      </div>
      {freeDay?.canBePrepared === false && (
        <p className="small muted mt-2">{t("freeTooFar", { date: formatDate(freeDay.submitOn, "long", language) })}</p>
      )}
    </fieldset>
  );
}

function LineChoice({
  line,
  chosen,
  view,
}: {
  readonly line: PersonLine;
  readonly chosen: LeaveFormLine;
  readonly view: LeaveView;
}): ReactElement {
  const t = useTexts("people", "names");
  const language = useLanguage();
  const { profileId, category, e164 } = line;
  const refusals = view.cannotStop[profileId];
  const day =
    { paid: view.lastDays?.paid, free: view.freeDay?.stops, earliest: null, own: null }[view.form.day] ??
    view.lastDays?.earliest;
  const name = `do.${profileId}`;
  const error = (fieldId: string): string | undefined => {
    const problem = view.problems.find((each) => each.fieldId === fieldId);
    return problem && t(problem.textKey, problemValues(view, language));
  };
  return (
    <fieldset className="picks mt-4">
      <legend>
        {t(`category.${category}`)}
        {e164 !== null && ` ${formatPhone(e164)}`}
        <span className="meta">
          {[line, ...line.options].map((product) => shortProductName(product.name)).join(", ")},{" "}
          {t("perMonthAmount", { amount: formatCents(line.totalCents, language) })}
        </span>
      </legend>
      {refusals === undefined ? (
        <Pick
          name={name}
          value="stop"
          isChosen={chosen.kind === "stop"}
          cost={<FeeWords cents={day?.buyOuts[profileId] ?? 0} withDevice={view.withDevice.includes(profileId)} />}
        >
          {t(category === "voice" && e164 !== null ? "stopAndFree" : "remove")}
          <span className="meta">{t("stopHint", { amount: formatCents(line.totalCents, language) })}</span>
        </Pick>
      ) : (
        <p className="small muted">{refusals.join(" ")}</p>
      )}
      {refusals === undefined && category === "voice" && e164 !== null && (
        <>
          <Pick
            name={name}
            value="give"
            isChosen={chosen.kind === "give"}
            cost={<FeeWords cents={day?.buyOuts[profileId] ?? 0} withDevice={view.withDevice.includes(profileId)} />}
          >
            {t("stopAndGive")}
            <span className="meta">{t("stopAndGiveHint")}</span>
          </Pick>
          <div className="pick-more filters">
            <Field
              name={`number.${profileId}`}
              label={t("numberTo")}
              hint={t("numberToHint")}
              list="fixed-colleagues"
              defaultValue={chosen.numberTo}
              maxLength={MAX_NAME_LENGTH}
              autoComplete="off"
              error={error(`number.${profileId}`)}
            />
          </div>
        </>
      )}
      <Pick name={name} value="hand-over" isChosen={chosen.kind === "hand-over"} cost={<Money cents={0} />}>
        {t("handOver")}
        <span className="meta">{t("handOverCost")}</span>
      </Pick>
      <div className="pick-more filters">
        <Field
          name={`to.${profileId}`}
          label={t("toWhom")}
          hint={t("toWhomHint")}
          list="colleagues"
          defaultValue={chosen.to}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          error={error(`to.${profileId}`)}
        />
        <Field
          name={`from.${profileId}`}
          type="date"
          label={t("startingFrom")}
          hint={t("handOverFromHint")}
          defaultValue={chosen.from}
          min={view.earliestHandOver}
          error={error(`from.${profileId}`)}
        />
        {category === "voice" && (
          <div className="check">
            <input
              type="checkbox"
              id={`phone.${profileId}`}
              name={`phone.${profileId}`}
              defaultChecked={chosen.withPhone}
            />
            <label htmlFor={`phone.${profileId}`}>
              {t("withDeskPhoneFrom", {
                amount: formatCents(view.phoneCents, language),
                date: formatDate(view.phoneFrom, "weekday", language),
              })}
            </label>
          </div>
        )}
      </div>
      <Pick name={name} value="keep" isChosen={chosen.kind === "keep"} cost={null}>
        {t("keep")}
      </Pick>
    </fieldset>
  );
}

type PickProps = {
  readonly name: string;
  readonly value: string;
  readonly isChosen: boolean;
  /** What it costs, beside it. */
  readonly cost: ReactNode;
  readonly children: ReactNode;
};

function Pick({ name, value, isChosen, cost, children }: PickProps): ReactElement {
  return (
    <label className="pick">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} />
      <span>{children}</span>
      <span className="pick-cost">{cost}</span>
    </label>
  );
}

function FeeWords({
  cents,
  withDevice = false,
}: {
  readonly cents: number;
  readonly withDevice?: boolean;
}): ReactElement {
  const t = useTexts("people", "names");
  return (
    <>
      <Money cents={cents} />
      <span className="meta">{t(withDevice && cents > 0 ? "withDeviceAlwaysFee" : "buyOut")}</span>
    </>
  );
}
