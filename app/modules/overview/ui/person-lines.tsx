import type { ReactElement } from "react";

import { formatPhone } from "~/format/format-phone";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import type { PersonLine } from "~/modules/inventory/domain/person";
import { MAX_NAME_LENGTH } from "~/modules/inventory/domain/person-name";
import { Button } from "~/ui/button";
import { Day } from "~/ui/day";
import { Field } from "~/ui/field";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { PersonView } from "../domain/person-view";

/** What a person has, line by line, with what can be handed over. */
export function PersonLines({
  person,
  profiles,
  mayChange,
  names,
  earliestHandOver,
}: Pick<PersonView, "person" | "profiles" | "names" | "earliestHandOver"> & {
  readonly mayChange: boolean;
}): ReactElement {
  const t = useTexts("people", "names");
  const users = new Map(profiles.map(({ profileId, portalUser }) => [profileId, portalUser]));
  return (
    <Strip
      title={t("whatThereIs")}
      className="span-7"
      aside={<span className="small subtle">{t("perMonthWithoutVat")}</span>}
    >
      {person.lines.length === 0 && <p className="muted">{t("nothingNow")}</p>}
      {person.lines.map((line) => (
        <section key={line.profileId} className="person-line" aria-label={t(`category.${line.category}`)}>
          <LineProducts line={line} />
          {(users.get(line.profileId) ?? null) !== null && (
            <p className="small muted">{t("portalUser", { user: users.get(line.profileId)?.email ?? "" })}</p>
          )}
          {mayChange && line.activeUntil === null && (
            <Unfold summary={t("handOver")}>
              <form method="post" className="filters mt-2 mb-4">
                <input type="hidden" name="intent" value="hand-over" />
                <input type="hidden" name="profile" value={line.profileId} />
                <Field
                  id={`to-${line.profileId}`}
                  name="name"
                  label={t("toWhom")}
                  hint={t("toWhomHint")}
                  list="colleagues"
                  required
                  maxLength={MAX_NAME_LENGTH}
                  autoComplete="off"
                />
                <Field
                  id={`on-${line.profileId}`}
                  name="on"
                  type="date"
                  label={t("startingFrom")}
                  hint={t("handOverHint")}
                  defaultValue={earliestHandOver}
                  min={earliestHandOver}
                />
                <div className="actions">
                  <Button>{t("addToRequest")}</Button>
                </div>
              </form>
            </Unfold>
          )}
        </section>
      ))}
      {person.lines.length > 0 && (
        <p className="row between person-total">
          <b>{t("together")}</b>
          <b>
            <Money cents={person.monthlyCents} />
          </b>
        </p>
      )}
      {mayChange && (
        <datalist id="colleagues">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </Strip>
  );
}

function LineProducts({ line }: { readonly line: PersonLine }): ReactElement {
  const t = useTexts("people", "names");
  const products = [{ ...line, since: line.activeFrom }, ...line.options.map((option) => ({ ...option, since: null }))];
  return (
    <table className="sums">
      <caption className="vh">{t("productsCaption", { module: t(`category.${line.category}`) })}</caption>
      <tbody>
        <tr>
          <th scope="row">
            <b>{t(`category.${line.category}`)}</b>
            <span className="meta">
              {line.e164 === null ? t("noNumber") : formatPhone(line.e164)}
              {line.costCentre !== null && `, ${line.costCentre}`}
            </span>
          </th>
          <td>
            <b>
              <Money cents={line.totalCents} />
            </b>
          </td>
        </tr>
        {products.map(({ code, name, monthlyCents, since, activeUntil }) => (
          <tr key={code}>
            <th scope="row">
              {shortProductName(name)}
              {since !== null && (
                <span className="meta">
                  {t("since")} <Day date={since} />
                </span>
              )}
              {activeUntil !== null && (
                <span className="meta">
                  {t("stoppedOn")} <Day date={activeUntil} />
                </span>
              )}
            </th>
            <td>
              <Money cents={monthlyCents} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
