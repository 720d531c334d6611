import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { formatPhone } from "~/format/format-phone";
import { MAX_COST_CENTRE_LENGTH } from "~/modules/inventory/domain/cost-centre";
import { MAX_NAME_LENGTH } from "~/modules/inventory/domain/person-name";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { ErrorSummary } from "~/ui/error-summary";
import { Field } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { SelectField } from "~/ui/select-field";
import { Strip } from "~/ui/strip";
import { useReader, useTexts } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { StarterChoice, StartView } from "../domain/start-view";
import { ProposedLines } from "./proposed-lines";

/** Somebody starts: with what, from when, with which number; and the templates that make it one choice. */
export function StartPage({ view }: { readonly view: StartView }): ReactElement {
  const reader = useReader();
  const t = reader.texts("shell", "people", "names");
  const { language } = reader;
  const { choices, free, form, problems, outcome, costCentres } = view;
  const problem = (fieldId: string): string | undefined => {
    const found = problems.find((each) => each.fieldId === fieldId);
    return found && t(found.textKey, { longest: MAX_NAME_LENGTH, longestCentre: MAX_COST_CENTRE_LENGTH });
  };
  return (
    <div className="person-form">
      <PageHead
        crumbs={<a href="/people">{t("tabPeople")}</a>}
        title={t("somebodyStarts")}
        lead={t("startLead")}
        actions={<a href="/people/import">{t("several")}</a>}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary errors={problems.map(({ fieldId }) => ({ fieldId, message: problem(fieldId) ?? "" }))} />
      </div>
      {outcome !== null && !outcome.isPossible && (
        <div className="mb-6">
          <Callout tone="danger" role="alert" takesFocus>
            {t("notPossible")}
          </Callout>
        </div>
      )}
      <form method="post" className="start-form">
        <Field
          name="name"
          label={t("name")}
          defaultValue={form.name}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          error={problem("name")}
        />
        <SelectField
          name="basis"
          label={t("basis")}
          defaultValue={form.basis}
          error={problem("basis")}
          choices={[
            { value: "", label: t("chooseBasisFirst") },
            ...choices.map((choice) => ({ value: choice.value, label: choiceWords(choice, reader) })),
          ]}
        />
        <Field
          name="on"
          type="date"
          label={t("firstDay")}
          hint={t("firstDayHint", {
            on: formatDate(view.earliestOn, "row", language),
            days: view.leadTimes.plain,
            withPhone: formatDate(view.earliestWithPhoneOn, "row", language),
            phoneDays: view.leadTimes.withPhone,
          })}
          defaultValue={form.on}
          min={view.earliestOn}
          error={problem("on")}
        />
        {free.length === 0 ? (
          <p className="small muted">
            {t("noneLeft")} <a href="/changes/new#extras">{t("orderNumbers")}</a>
          </p>
        ) : (
          <SelectField
            name="number"
            label={t("fixedNumber")}
            defaultValue={form.number}
            choices={[
              { value: "", label: t("lowestFree") },
              ...free.map((value) => ({ value, label: formatPhone(value) })),
            ]}
          />
        )}
        <div className="check">
          <input type="checkbox" id="withPhone" name="withPhone" defaultChecked={form.withPhone} />
          <label htmlFor="withPhone">{t("withDeskPhone", { amount: formatCents(view.phoneCents, language) })}</label>
        </div>
        <Field
          name="costCentre"
          label={t("costCentre")}
          hint={t("startCostCentreHint")}
          defaultValue={form.costCentre}
          list="cost-centres"
          maxLength={MAX_COST_CENTRE_LENGTH}
          error={problem("costCentre")}
        />
        <datalist id="cost-centres">
          {costCentres.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
        {outcome !== null && <ProposedLines outcome={outcome} />}
        <div className="actions">
          <Button name="intent" value="add" kind="primary">
            {t("addToRequest")}
          </Button>
          <Button name="intent" value="check">
            {t("workOut")}
          </Button>
        </div>
        <p className="small muted">{t("draftHint")}</p>
      </form>
      <Templates view={view} problem={problem} />
    </div>
  );
}

function Templates({
  view,
  problem,
}: {
  readonly view: StartView;
  readonly problem: (fieldId: string) => string | undefined;
}): ReactElement {
  const reader = useReader();
  const t = useTexts("people", "names");
  const templates = view.choices.filter(({ kind }) => kind === "template");
  return (
    <Strip title={t("templates")} className="mt-8" id="templates">
      <p className="small muted mb-3">{t("templatesLead")}</p>
      {templates.length === 0 && <p className="muted mb-3">{t("noTemplates")}</p>}
      <ul className="list-none">
        {templates.map(({ value, name, contents }) => (
          <li key={value}>
            <form method="post" className="row between mb-2">
              <input type="hidden" name="intent" value="delete-template" />
              <input type="hidden" name="template" value={value.replace("template:", "")} />
              <span className="wrap-anywhere">
                <b>{name}</b> <span className="small muted">{contents.join(", ")}</span>
              </span>
              <Button small kind="quiet">
                {t("deleteTemplate")}
                <span className="vh"> {name}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" className="filters mt-3">
        <input type="hidden" name="intent" value="keep-template" />
        <Field
          name="template"
          label={t("templateName")}
          maxLength={80}
          autoComplete="off"
          error={problem("template")}
        />
        <SelectField
          name="basis"
          id="template-basis"
          label={t("templateFrom")}
          error={problem("template-basis")}
          choices={view.choices
            .filter(({ kind }) => kind !== "template")
            .map((choice) => ({ value: choice.value, label: choiceWords(choice, reader) }))}
        />
        <div className="check">
          <input type="checkbox" id="template-phone" name="withPhone" />
          <label htmlFor="template-phone">
            {t("withDeskPhone", { amount: formatCents(view.phoneCents, reader.language) })}
          </label>
        </div>
        <div className="actions">
          <Button>{t("keepTemplate")}</Button>
        </div>
      </form>
    </Strip>
  );
}

function choiceWords({ kind, name, contents }: StarterChoice, reader: Reader): string {
  const t = reader.texts("people", "names");
  switch (kind) {
    case "template":
      return t("templateChoice", { name, contents: contents.join(", ") });
    case "product":
      return t("productChoice", { name });
    case "person":
      return t("personChoice", { name, contents: contents.join(", ") });
    default:
      return kind satisfies never;
  }
}
