import type { Reader } from "~/format/texts";
import { memo, type ReactElement } from "react";

import { addWorkingDays, type WorkingCalendar } from "~/kernel/working-days";
import { expansionCents, type Product } from "~/modules/catalogue/domain/catalogue";
import { footnotes } from "~/modules/catalogue/words/product-notes";
import { countryName } from "~/format/country-name";
import { Day } from "~/ui/day";
import { Unfold } from "~/ui/unfold";
import { formatPhoneRange } from "~/format/format-phone";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { productName } from "../words/product-name";
import type { ExtraLine } from "../domain/desk/change-draft";
import type { ChangeLine } from "../domain/change-line";
import { findingWords } from "../words/finding-words";
import {
  firstCountryOf,
  groupOptionsOf,
  hasAreaCode,
  isLifted,
  numberLine,
  type Refusals,
} from "../domain/desk/offers";
import { monthlyOf, type ChangeView } from "./change-view";

type ExtrasTableProps = {
  readonly view: ChangeView;
  readonly category: string;
  readonly orderable: ReadonlyMap<string, Product>;
  readonly products: ReadonlyMap<string, Product>;
  /** Why something would be refused, by product code and number id. */
  readonly refusals: Refusals["shared"];
  /** What is asked already. */
  readonly asked: readonly ChangeLine[];
  readonly calendar: WorkingCalendar;
  readonly onAdd: (line: ExtraLine) => void;
};

type Offer = {
  readonly key: string;
  readonly title: string;
  readonly notes: readonly string[];
  /** What is chosen of a number before it is added: its country, or its area. */
  readonly choice: NumberChoice | null;
  readonly monthlyCents: number;
  readonly onceCents: number;
  readonly workingDays: number;
  readonly intent: string;
  readonly button: string;
  /** The line, with what is chosen in the form. */
  readonly lineFrom: (form: FormData) => ExtraLine;
};

type NumberChoice =
  | { readonly kind: "area"; readonly name: string; readonly fallback: string }
  | { readonly kind: "country"; readonly name: string; readonly countries: readonly string[] };

/** What can be added or removed for the whole company: group options, numbers, phones (R2.6). Numbers abroad unfold. */
export const ExtrasTable = memo(function ExtrasTable(props: ExtrasTableProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const isVoice = props.category === "voice";
  const offers = [...groupOptionOffers(props, reader), ...(isVoice ? dutchNumberOffers(props, reader) : [])];
  const abroad = isVoice ? numberOffers(props, reader, ({ countries }) => !countries.includes("NL")) : [];
  if (offers.length === 0 && abroad.length === 0) return null;
  return (
    <details className="strip fold" id="extras">
      <summary>
        <Icon name="right" small />
        <h2>{t("extrasTitle")}</h2> <span className="small subtle">{t("offerCount", { count: offers.length })}</span>
      </summary>
      <OfferTable {...props} offers={offers} caption={t("extrasCaption")} />
      {abroad.length === 0 ? null : (
        <Unfold summary={t("numbersAbroad")}>
          <OfferTable {...props} offers={abroad} caption={t("numbersAbroad")} />
        </Unfold>
      )}
      <p className="small mt-3">
        <a href="/tariffs">{t("allTariffs")}</a>
      </p>
    </details>
  );
});

/** Of a block that cannot go: more names would hide the rest of the table. */
const NAMED_USERS = 5;

type OfferTableProps = ExtrasTableProps & { readonly offers: readonly Offer[]; readonly caption: string };

function OfferTable({ offers, caption, view, asked, refusals, calendar, onAdd }: OfferTableProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const refusalOf = (key: string): string | null => {
    const finding = refusals[key];
    if (!finding || isLifted(finding, asked, view.snapshot)) return null;
    const isOfMany = finding.code === "NUMBER_IN_USE" && finding.users.length > NAMED_USERS;
    return isOfMany ? t("numbersInUse", { count: finding.users.length }) : findingWords(finding, reader);
  };
  return (
    <Table className="table-inline extras" captionHidden caption={caption}>
      <TableHead>
        <ColumnHead>{t("product")}</ColumnHead>
        <ColumnHead numeric>{t("perMonth")}</ColumnHead>
        <ColumnHead numeric>{t("once")}</ColumnHead>
        <ColumnHead>{t("possibleFrom")}</ColumnHead>
        <ColumnHead>
          <span className="vh">{t("action")}</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {offers.map((offer) => {
          const refusal = refusalOf(offer.key);
          return (
            <Row key={offer.key}>
              <RowHead>
                {offer.title}
                {[...offer.notes, ...(refusal === null ? [] : [refusal])].map((note) => (
                  <span className="meta" key={note}>
                    {note}
                  </span>
                ))}
                {offer.choice === null || refusal !== null ? null : (
                  <ChoiceField choice={offer.choice} title={offer.title} />
                )}
              </RowHead>
              <Amount cents={offer.monthlyCents} label={t("perMonth")} />
              <Amount cents={offer.onceCents} label={t("once")} />
              <Cell className="nowrap" label={t("possibleFrom")} isVoid={refusal !== null}>
                {refusal === null ? (
                  <Day date={addWorkingDays(view.snapshot.receivedOn, offer.workingDays, calendar)} style="row" />
                ) : (
                  "–"
                )}
              </Cell>
              <Cell numeric className="x-act" isVoid={refusal !== null} label="">
                {refusal === null ? (
                  <button
                    className="btn btn-sm"
                    type="submit"
                    name="intent"
                    value={offer.intent}
                    aria-label={`${offer.button}: ${offer.title}`}
                    onClick={(event) => {
                      const { form } = event.currentTarget;
                      event.preventDefault();
                      onAdd(offer.lineFrom(form === null ? new FormData() : new FormData(form)));
                    }}
                  >
                    {offer.button}
                  </button>
                ) : (
                  ""
                )}
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

/** The country of a number abroad, or the area of a Dutch one (R5.11). */
function ChoiceField({ choice, title }: { readonly choice: NumberChoice; readonly title: string }): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const id = `choice-${choice.name}`;
  if (choice.kind === "area") {
    return (
      <span className="field choice-field">
        <label htmlFor={id}>
          {t("areaCode")} <span className="vh">{title}</span>
        </label>
        <input
          className="input"
          id={id}
          name={choice.name}
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
        />
        <span className="hint" id={`${id}-hint`}>
          {t("areaCodeHint", { fallback: choice.fallback })}
        </span>
      </span>
    );
  }
  return (
    <span className="field choice-field">
      <label htmlFor={id}>
        {t("country")} <span className="vh">{title}</span>
      </label>
      <span className="select">
        <select id={id} name={choice.name} defaultValue={choice.countries[0]}>
          {choice.countries.map((country) => (
            <option key={country} value={country}>
              {countryName(country, reader.language)}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </span>
  );
}

function Amount({ cents, label }: { readonly cents: number; readonly label: string }): ReactElement {
  return (
    <Cell numeric isVoid={cents === 0} label={label}>
      {cents === 0 ? "–" : <Money cents={cents} />}
    </Cell>
  );
}

function groupOptionOffers(
  { view: { snapshot }, orderable, products, category }: ExtrasTableProps,
  reader: Reader,
): Offer[] {
  const t = reader.texts("changes", "names");
  const { leadTimes } = snapshot.rulePack;
  return groupOptionsOf(category, orderable.values(), snapshot).map((product): Offer => {
    const inUse = snapshot.groupOptions.includes(product.code);
    return {
      key: product.code,
      title: productName(products, product.code),
      notes: [...(inUse ? [t("inUse")] : []), ...footnotes(product, { pack: snapshot.rulePack }, reader)],
      choice: null,
      monthlyCents: product.monthlyCents,
      onceCents: inUse ? 0 : expansionCents(product),
      workingDays: inUse ? leadTimes.noLicence : leadTimes.licence,
      intent: `${inUse ? "group-remove" : "group-add"}:${product.code}`,
      button: t(inUse ? "removeButton" : "addShort"),
      lineFrom: () => ({ action: inUse ? "remove-option" : "add-option", profileId: null, productCode: product.code }),
    };
  });
}

function numberOffers(
  { view, orderable, products }: ExtrasTableProps,
  reader: Reader,
  isOffered: (product: Product) => boolean,
): Offer[] {
  const t = reader.texts("changes", "names");
  const { leadTimes } = view.snapshot.rulePack;
  const offered = [...orderable.values()].filter((product) => product.scope === "number" && isOffered(product));
  return offered.map((product): Offer => {
    const { code } = product;
    const [area, country] = [`area.${code}`, `country.${code}`];
    const first = firstCountryOf(product);
    const isDutch = product.countries.includes("NL");
    return {
      key: code,
      title: productName(products, code),
      notes: [],
      choice: isDutch
        ? hasAreaCode(product, view.snapshot)
          ? { kind: "area", name: area, fallback: view.snapshot.rulePack.areaCodes.fallback }
          : null
        : product.countries.length > 1
          ? { kind: "country", name: country, countries: product.countries }
          : null,
      monthlyCents: product.monthlyCents,
      onceCents: expansionCents(product),
      workingDays: leadTimes.licence,
      intent: `number-add:${code}`,
      button: t("addShort"),
      lineFrom: (form) => numberLine(code, textOf(form, country) || first, textOf(form, area)),
    };
  });
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** The Dutch numbers that can be ordered, and those in use. */
function dutchNumberOffers(props: ExtrasTableProps, reader: Reader): Offer[] {
  const t = reader.texts("changes", "names");
  const { view, products } = props;
  return [
    ...numberOffers(props, reader, ({ countries }) => countries.includes("NL")),
    ...(view.snapshot.numbers ?? []).map((number): Offer => ({
      key: number.id,
      title:
        number.numbers === null
          ? productName(products, number.productCode)
          : formatPhoneRange(number.numbers.first, number.numbers.last),
      notes: [t("inUse")],
      choice: null,
      monthlyCents: monthlyOf(products, number.productCode),
      onceCents: 0,
      workingDays: view.snapshot.rulePack.leadTimes.noLicence,
      intent: `number-remove:${number.id}`,
      button: t("removeButton"),
      lineFrom: () => ({ action: "remove-number", numberId: number.id }),
    })),
  ];
}
