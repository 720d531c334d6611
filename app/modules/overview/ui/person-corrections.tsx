import type { ReactElement } from "react";

import { formatPhone } from "~/format/format-phone";
import { MAX_COST_CENTRE_LENGTH } from "~/modules/inventory/domain/cost-centre";
import { MAX_NAME_LENGTH } from "~/modules/inventory/domain/person-name";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Strip } from "~/ui/strip";
import { useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { PersonView } from "../domain/person-view";

/** What is written of a person, and changes nothing of what is in service: at once, without a request. */
export function PersonCorrections({
  person,
  mayChange,
  mayAssign,
}: Pick<PersonView, "person"> & { readonly mayChange: boolean; readonly mayAssign: boolean }): ReactElement {
  const t = useTexts("people", "names");
  const [line] = person.lines;
  return (
    <Strip title={t("corrections")} className="mt-8" id="corrections">
      <p className="small muted mb-3">{t("correctionsLead")}</p>
      {mayAssign && person.lines.length > 0 && (
        <form method="post" className="filters mb-4">
          <input type="hidden" name="intent" value="cost-centre" />
          <Field
            name="costCentre"
            label={t("costCentre")}
            hint={t("costCentreHint")}
            defaultValue={line?.costCentre ?? ""}
            maxLength={MAX_COST_CENTRE_LENGTH}
          />
          <div className="actions">
            <Button>{t("save")}</Button>
          </div>
        </form>
      )}
      {mayChange && (
        <form method="post" className="filters mb-4">
          <input type="hidden" name="intent" value="rename" />
          <Field
            id="new-name"
            name="name"
            label={t("rename")}
            hint={t("renameHint")}
            defaultValue={person.name}
            required
            maxLength={MAX_NAME_LENGTH}
            autoComplete="off"
          />
          <div className="actions">
            <Button>{t("save")}</Button>
          </div>
        </form>
      )}
      {mayChange && person.lines.length > 1 && (
        <Unfold summary={t("split")}>
          <p className="small muted mt-2">{t("splitLead")}</p>
          {person.lines.map(({ profileId, category, e164 }) => (
            <form method="post" className="filters mt-2" key={profileId}>
              <input type="hidden" name="intent" value="split" />
              <input type="hidden" name="profile" value={profileId} />
              <Field
                id={`split-${profileId}`}
                name="name"
                label={t("splitLine", {
                  line: [t(`category.${category}`), ...(e164 === null ? [] : [formatPhone(e164)])].join(" "),
                })}
                required
                maxLength={MAX_NAME_LENGTH}
                autoComplete="off"
              />
              <div className="actions">
                <Button>{t("save")}</Button>
              </div>
            </form>
          ))}
        </Unfold>
      )}
    </Strip>
  );
}
