import { useState, type ReactElement } from "react";

import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { footnotes } from "~/modules/catalogue/words/product-notes";
import { Icon } from "~/ui/icon";
import { Cell, Row } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { productName } from "../words/product-name";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import { commonName } from "./common-name";
import { optionPrice } from "../words/option-price";

type OptionPanelProps = {
  readonly profile: ProfileInService;
  /** Of the line, and of whoever has it. */
  readonly name: string;
  readonly personName: string;
  /** How many columns of the table it takes. */
  readonly columns: number;
  /** Where all lines of the person stop at once; null where that is not theirs to ask. */
  readonly leaveHref: string | null;
  readonly wanted: readonly string[];
  readonly productCode: string;
  readonly snapshot: ChangeSnapshot;
  readonly products: ReadonlyMap<string, Product>;
  readonly changed: boolean;
  readonly mayLeave: boolean;
  /** Why the options that ask for a reason are needed (R5.7). */
  readonly substantiation: string;
  readonly onChange: (options: readonly string[], substantiation: string) => void;
  readonly onRemove: () => void;
};

/** The options of one user: ticks for what stands alone, a choice where one excludes the other (R5.3). */
export function OptionPanel(props: OptionPanelProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes");
  const { profile, wanted, productCode, snapshot, products } = props;
  const options = [...products.values()].filter(
    (product) => product.scope === "user_option" && product.category === profile.category,
  );
  const groups = snapshot.rulePack.fit.exclusiveGroups
    .map((codes) => options.filter(({ code }) => codes.includes(code)))
    .filter((group) => group.some((option) => fitsProfile(option, productCode, snapshot.rulePack.fit)));
  const grouped = new Set(snapshot.rulePack.fit.exclusiveGroups.flat());
  const single = options.filter(({ code }) => !grouped.has(code));
  // What is typed before an option is chosen is kept here: there is no wish yet that could hold it.
  const [reason, setReason] = useState(props.substantiation);
  const onChange = (codes: readonly string[]): void => {
    props.onChange(codes, reason);
  };
  const asksReason = options.some(({ code }) => snapshot.rulePack.fit.substantiated.includes(code));
  const without = (codes: readonly string[]): string[] => wanted.filter((code) => !codes.includes(code));
  return (
    <Row className={props.changed ? "is-changed bare" : "bare"} id={`options-${profile.id}`}>
      <Cell colSpan={props.columns} className="u-panel">
        <input type="hidden" name="open" value={profile.id} />
        <fieldset className="opts">
          <legend className="label">
            {t("optionsOfOn", { name: props.name, product: productName(products, productCode) })}
          </legend>
          {single
            .filter(
              ({ code, ...option }) =>
                profile.options.includes(code) || fitsProfile({ code, ...option }, productCode, snapshot.rulePack.fit),
            )
            .map((option) => {
              const fits = fitsProfile(option, productCode, snapshot.rulePack.fit);
              const id = `option-${profile.id}-${option.code}`;
              return (
                <span className="check" key={option.code}>
                  <input
                    type="checkbox"
                    id={id}
                    name={`option.${profile.id}`}
                    value={option.code}
                    checked={wanted.includes(option.code)}
                    disabled={!fits}
                    {...(fits ? {} : { "aria-describedby": `${id}-why` })}
                    onChange={(event) => {
                      onChange(event.currentTarget.checked ? [...wanted, option.code] : without([option.code]));
                    }}
                  />
                  <label htmlFor={id}>
                    {productName(products, option.code)} <span className="subtle">{priceOf(option)}</span>
                  </label>
                  {footnotes(option, { pack: snapshot.rulePack }, reader).map((note) => (
                    <span className="hint" key={note}>
                      {note}
                    </span>
                  ))}
                  {fits ? null : (
                    <span className="hint" id={`${id}-why`}>
                      {t("optionStops")}
                    </span>
                  )}
                </span>
              );
            })}
          <div className="opts-selects">
            {groups.map((group) => {
              const codes = group.map(({ code }) => code);
              const id = `group-${profile.id}-${codes[0] ?? ""}`;
              return (
                <div className="field" key={id}>
                  <label htmlFor={id}>{nameOfGroup(codes)}</label>
                  <span className="select">
                    <select
                      id={id}
                      name={`option.${profile.id}`}
                      value={codes.find((code) => wanted.includes(code)) ?? ""}
                      onChange={(event) => {
                        const chosen = event.currentTarget.value;
                        onChange(chosen === "" ? without(codes) : [...without(codes), chosen]);
                      }}
                    >
                      <option value="">{t("none")}</option>
                      {group
                        .filter((option) => fitsProfile(option, productCode, snapshot.rulePack.fit))
                        .map((option) => (
                          <option key={option.code} value={option.code}>
                            {`${productName(products, option.code)}, ${priceOf(option)}`}
                          </option>
                        ))}
                    </select>
                    <Icon name="down" small />
                  </span>
                </div>
              );
            })}
          </div>
          {asksReason ? (
            <div className="field">
              <label htmlFor={`substantiation-${profile.id}`}>{t("substantiation")}</label>
              <input
                className="input"
                id={`substantiation-${profile.id}`}
                name={`substantiation.${profile.id}`}
                maxLength={500}
                autoComplete="off"
                aria-describedby={`substantiation-${profile.id}-hint`}
                value={reason}
                onChange={(event) => {
                  setReason(event.currentTarget.value);
                  props.onChange(wanted, event.currentTarget.value);
                }}
              />
              <p className="hint" id={`substantiation-${profile.id}-hint`}>
                {t("substantiationHint")}
              </p>
            </div>
          ) : null}
          {props.mayLeave || props.leaveHref !== null ? (
            <div className="opts-end">
              {props.mayLeave ? (
                <button
                  className="btn btn-sm"
                  type="submit"
                  name="intent"
                  value={`remove:${profile.id}`}
                  data-focus-then={`to-${profile.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    props.onRemove();
                  }}
                >
                  <Icon name="minus" small /> {t("lineRemove", { name: props.name })}
                </button>
              ) : null}
              {props.leaveHref === null ? null : (
                <a href={props.leaveHref}>{t("leavesAtOnce", { name: props.personName })}</a>
              )}
            </div>
          ) : null}
        </fieldset>
      </Cell>
    </Row>
  );

  function priceOf(option: Product): string {
    return optionPrice(option, profile.options.includes(option.code), reader);
  }

  function nameOfGroup(codes: readonly string[]): string {
    const names = codes.map((code) => productName(products, code));
    return commonName(names) || (names[0] ?? "");
  }
}
