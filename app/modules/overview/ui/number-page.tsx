import type { ReactElement, ReactNode } from "react";

import { formatPhone } from "~/format/format-phone";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Field } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { SelectField } from "~/ui/select-field";
import { Strip } from "~/ui/strip";
import { useReader, useTexts } from "~/ui/texts";
import { promiseWords } from "~/modules/inventory/words/promise-words";
import type { NumberedProfile, NumberView } from "../domain/number-view";
import { ProposedLines } from "./proposed-lines";

/** One number: give it to somebody, swap it, or take it away. All of it is free of charge. */
export function NumberPage({ view }: { readonly view: NumberView }): ReactElement {
  const reader = useReader();
  const t = reader.texts("shell", "people", "names");
  const { e164, holder, promised, others, free, problem, refused } = view;
  const withNumber = others.filter((other) => other.e164 !== null);
  return (
    <div className="person-form">
      <PageHead
        crumbs={<a href="/numbers">{t("numbers")}</a>}
        title={formatPhone(e164)}
        lead={[
          holder === null ? (promised === null ? t("numberIsFree") : "") : t("numberIsOf", { name: holder.name }),
          promised === null ? "" : t("numberPromised", { then: promiseWords(promised, reader) }),
        ]
          .join(" ")
          .trim()}
      />
      {problem !== null && (
        <div className="mb-6">
          <Callout tone="danger" role="alert" takesFocus>
            {t(problem)}
          </Callout>
        </div>
      )}
      {refused !== null && (
        <div className="mb-6">
          <Callout tone="danger" role="alert" takesFocus>
            {t("notPossible")}
          </Callout>
          <ProposedLines outcome={refused} />
        </div>
      )}
      {holder === null && promised === null && (
        <NumberForm title={t("assignTitle")} intent="assign" view={view}>
          <SelectField name="profile" label={t("toWhom")} choices={choicesOf(others)} />
        </NumberForm>
      )}
      {holder !== null && withNumber.length > 0 && (
        <NumberForm title={t("swapTitle")} intent="swap" view={view}>
          <SelectField name="profile" id="swap-with" label={t("swapWith")} choices={choicesOf(withNumber)} />
        </NumberForm>
      )}
      {holder !== null && free.length > 0 && (
        <NumberForm title={t("anotherTitle")} intent="another" view={view}>
          <SelectField
            name="number"
            label={t("anotherNumber")}
            choices={free.map((value) => ({ value, label: formatPhone(value) }))}
          />
        </NumberForm>
      )}
      {holder !== null && (
        <NumberForm title={t("releaseTitle")} intent="release" view={view}>
          <p className="muted">{t("releaseHint", { name: holder.name })}</p>
        </NumberForm>
      )}
    </div>
  );
}

function NumberForm({
  title,
  intent,
  view,
  children,
}: {
  readonly title: string;
  readonly intent: string;
  readonly view: NumberView;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTexts("people", "names");
  return (
    <Strip title={title} aside={<span className="small subtle">{t("costsNothing")}</span>}>
      <form method="post" className="filters max-w-[46rem]">
        <input type="hidden" name="intent" value={intent} />
        {children}
        <Field
          id={`on-${intent}`}
          name="on"
          type="date"
          label={t("startingFrom")}
          defaultValue={view.on}
          min={view.earliestOn}
        />
        <div className="actions">
          <Button>{t("addToRequest")}</Button>
        </div>
      </form>
    </Strip>
  );
}

function choicesOf(profiles: readonly NumberedProfile[]): { value: string; label: string }[] {
  return profiles.map(({ profileId, name, e164 }) => ({
    value: profileId,
    label: e164 === null ? name : `${name}, ${formatPhone(e164)}`,
  }));
}
