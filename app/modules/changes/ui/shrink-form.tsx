import type { ReactElement } from "react";

import { formatCents } from "~/format/format-money";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { SelectField } from "~/ui/select-field";
import { useReader } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { Leaver } from "../domain/shrink/shrink-plan";

export type ShrinkFormProps = {
  readonly modules: readonly { readonly category: Category; readonly users: number }[];
  readonly category: Category;
  readonly users: number;
  /** What was typed, and what is wrong with it. */
  readonly typed: string;
  readonly error: string | undefined;
  /** Who can be chosen one by one; null where they are too many for that. */
  readonly people: readonly Pick<Leaver, "profileId" | "name" | "productCode" | "monthlyCents">[] | null;
  readonly chosen: readonly string[];
  /** Who cannot go now, with the reason. */
  readonly kept: readonly { readonly name: string | null; readonly reason: string }[];
  readonly productNames: Readonly<Record<string, string>>;
};

/** The question of the page: which module, down to how many, or who. A GET form, so that an answer has an address. */
export function ShrinkForm(props: ShrinkFormProps): ReactElement {
  const { modules, category, users, typed, error, people, chosen, kept } = props;
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  return (
    <form method="get" action="/changes/shrink#plan">
      <div className="shrink-ask">
        {modules.length > 1 ? (
          <SelectField
            name="module"
            label={t("module")}
            defaultValue={category}
            choices={modules.map((each) => ({
              value: each.category,
              label: t("moduleWithUsers", { module: t(`category.${each.category}`), count: each.users }),
            }))}
          />
        ) : (
          <input type="hidden" name="module" value={category} />
        )}
        <Field
          name="to"
          label={t("fieldTo")}
          type="number"
          inputMode="numeric"
          min={1}
          max={Math.max(1, users - 1)}
          defaultValue={typed}
          hint={t("fieldToHint", { count: users })}
          error={error}
          autoComplete="off"
        />
        <Button type="submit">{t("workOut")}</Button>
      </div>
      {people === null ? (
        <p className="small muted mt-3">{t("pickTooMany")}</p>
      ) : (
        <Unfold summary={t("pickPeople")} open={chosen.length > 0}>
          <People {...props} people={people} />
        </Unfold>
      )}
      {kept.length === 0 ? null : (
        <Unfold summary={t("keptSummary", { count: kept.length })}>
          <ul className="small mt-2">
            {kept.map(({ name, reason }, at) => (
              <li key={at}>
                {name ?? t("unnamedUser")}: {reason}
              </li>
            ))}
          </ul>
        </Unfold>
      )}
    </form>
  );
}

function People({
  people,
  chosen,
  productNames,
}: ShrinkFormProps & { readonly people: NonNullable<ShrinkFormProps["people"]> }): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  return (
    <fieldset className="mt-2">
      <legend className="small muted">{t("pickHint")}</legend>
      <div className="shrink-people">
        {people.map(({ profileId, name, productCode, monthlyCents }) => (
          <div className="check" key={profileId}>
            <input
              type="checkbox"
              id={`who-${profileId}`}
              name="who"
              value={profileId}
              defaultChecked={chosen.includes(profileId)}
            />
            <label htmlFor={`who-${profileId}`}>
              {name ?? t("unnamedUser")}{" "}
              <span className="small muted">
                {shortProductName(productNames[productCode] ?? productCode)},{" "}
                {formatCents(monthlyCents, reader.language)}
              </span>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
