import { memo, useState, type ReactElement, type Ref } from "react";

import { addWorkingDays, type WorkingCalendar } from "~/kernel/working-days";
import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import { groupBy } from "~/kernel/group-by";
import { expansionCents } from "~/modules/catalogue/domain/catalogue";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Icon } from "~/ui/icon";
import { rich } from "~/ui/rich-text";
import { useLanguage, useReader } from "~/ui/texts";
import { productName } from "../words/product-name";
import type { ExtraLine } from "../domain/desk/change-draft";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { Refusals } from "../domain/desk/offers";
import { findingWords } from "../words/finding-words";
import { optionPrice } from "../words/option-price";

type AddProfileFormProps = {
  /** The categories in view. */
  readonly categories: readonly Category[];
  /** Why no profile of a category can be added. */
  readonly refusals: Refusals["additions"];
  readonly snapshot: ChangeSnapshot;
  readonly calendar: WorkingCalendar;
  readonly products: ReadonlyMap<string, Product>;
  readonly onAdd: (line: ExtraLine) => void;
  /** The part that folds away. */
  readonly foldRef: Ref<HTMLDetailsElement>;
};

type NewProfile = {
  readonly productCode: string;
  readonly name: string;
  readonly quantity: string;
  readonly withPhone: boolean;
  readonly options: readonly string[];
};

/** A new user: product, name, number of them, phone and options; adding is always allowed (R2.1). */
export const AddProfileForm = memo(function AddProfileForm(props: AddProfileFormProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const { categories, refusals, snapshot, products } = props;
  const offers = [...products.values()].filter(
    ({ scope, category }) => scope === "profile" && categories.includes(category) && refusals[category] === undefined,
  );
  const refused = categories
    .flatMap((category) => refusals[category] ?? [])
    .map((finding) => findingWords(finding, reader));
  const language = useLanguage();
  const first = offers[0];
  const blank: NewProfile = { productCode: first?.code ?? "", name: "", quantity: "1", withPhone: false, options: [] };
  const [fresh, setFresh] = useState(blank);
  if (!first) {
    return refused.length === 0 ? null : (
      <section className="strip mt-8" id="add" aria-labelledby="add-title">
        <div className="strip-head">
          <h2 id="add-title">{t("addTitle")}</h2>
        </div>
        {refused.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </section>
    );
  }
  const chosen = offers.find(({ code }) => code === fresh.productCode) ?? first;
  const phone = chosen.category === "voice" ? products.get(snapshot.rulePack.fit.phoneProductCode) : undefined;
  const grouped = new Set(snapshot.rulePack.fit.exclusiveGroups.flat());
  const options = [...products.values()].filter(
    (product) =>
      product.scope === "user_option" &&
      product.category === chosen.category &&
      !grouped.has(product.code) &&
      fitsProfile(product, chosen.code, snapshot.rulePack.fit),
  );
  const from = (workingDays: number): string =>
    formatDate(addWorkingDays(snapshot.receivedOn, workingDays, props.calendar), "weekday", language);
  const { leadTimes } = snapshot.rulePack;
  return (
    <section className="strip mt-8" aria-labelledby="add-title">
      <details className="fold" name="desk" id="add" ref={props.foldRef}>
        <summary>
          <Icon name="right" small />
          <h2 id="add-title">{t("addTitle")}</h2> <span className="small subtle">{t("addNote")}</span>
        </summary>
        <div className="addform" id="add-form">
          {[...groupBy(offers, ({ category }) => category)].map(([category, own]) => (
            <fieldset className="choice" key={category}>
              <legend className="label">{categories.length > 1 ? t(`category.${category}`) : t("product")}</legend>
              {own.map((offer) => (
                <label key={offer.code}>
                  <input
                    type="radio"
                    name="new.productCode"
                    value={offer.code}
                    checked={offer.code === chosen.code}
                    onChange={() => {
                      setFresh({
                        ...fresh,
                        productCode: offer.code,
                        withPhone: fresh.withPhone && offer.category === "voice",
                        options: fresh.options.filter((code) => fits(code, offer.code)),
                      });
                    }}
                  />
                  <span>
                    <b>{productName(products, offer.code)}</b>
                    <small>{t("perMonthAmount", { amount: formatCents(offer.monthlyCents, language) })}</small>
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
          <div className="field">
            <label htmlFor="new-name">{t("name")}</label>
            <input
              className="input"
              id="new-name"
              name="new.name"
              autoComplete="off"
              maxLength={120}
              aria-describedby="new-name-hint"
              value={fresh.name}
              onChange={(event) => {
                setFresh({ ...fresh, name: event.currentTarget.value });
              }}
            />
            <p className="hint" id="new-name-hint">
              {t("newNameHint", { name: t("nameOfNew", { position: 1 }) })}
            </p>
          </div>
          <div className="field">
            <label htmlFor="new-quantity">{t("quantity")}</label>
            <input
              className="input"
              id="new-quantity"
              name="new.quantity"
              inputMode="numeric"
              value={fresh.quantity}
              onChange={(event) => {
                setFresh({ ...fresh, quantity: event.currentTarget.value });
              }}
            />
          </div>
          <div className="addform-wide">
            {phone ? (
              <Tick
                id="new-phone"
                name="new.withPhone"
                value="yes"
                checked={fresh.withPhone}
                onChange={(withPhone) => {
                  setFresh({ ...fresh, withPhone });
                }}
                label={t("withPhoneChoice")}
                price={t("onceAmount", { amount: formatCents(expansionCents(phone), language) })}
              />
            ) : null}
            {options.map((option) => (
              <Tick
                key={option.code}
                id={`new-${option.code}`}
                name="new.option"
                value={option.code}
                checked={fresh.options.includes(option.code)}
                onChange={(checked) => {
                  setFresh({
                    ...fresh,
                    options: checked
                      ? [...fresh.options, option.code]
                      : fresh.options.filter((code) => code !== option.code),
                  });
                }}
                label={productName(products, option.code)}
                price={optionPrice(option, false, reader)}
              />
            ))}
          </div>
          <div className="addform-wide addform-end">
            <p className="small muted">
              {rich(
                t(phone ? "addFromWithPhone" : "addFrom", {
                  date: from(leadTimes.licence),
                  phoneDate: from(leadTimes.licenceWithHardware),
                  amount: formatCents(expansionCents(chosen), language),
                }),
                { b: (words) => <b>{words}</b> },
              )}{" "}
              {phone ? t("addDelivery") : null}
            </p>
            <button
              className="btn"
              type="submit"
              name="intent"
              value="add-profile"
              onClick={(event) => {
                event.preventDefault();
                props.onAdd({
                  action: "add-profile",
                  productCode: chosen.code,
                  quantity: /^\d{1,4}$/.test(fresh.quantity.trim()) ? Number(fresh.quantity) : 0,
                  withPhone: fresh.withPhone,
                  options: fresh.options,
                  names: fresh.name.trim() === "" ? [] : [fresh.name.trim()],
                });
                setFresh(blank);
              }}
            >
              {t("addToRequest")}
            </button>
          </div>
          {refused.map((words) => (
            <p className="addform-wide small muted" key={words}>
              {words}
            </p>
          ))}
        </div>
      </details>
    </section>
  );

  function fits(code: string, productCode: string): boolean {
    const option = products.get(code);
    return option !== undefined && fitsProfile(option, productCode, snapshot.rulePack.fit);
  }
});

type TickProps = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly price: string;
};

function Tick({ id, name, value, checked, onChange, label, price }: TickProps): ReactElement {
  return (
    <span className="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      <label htmlFor={id}>
        {label} <span className="subtle">{price}</span>
      </label>
    </span>
  );
}
