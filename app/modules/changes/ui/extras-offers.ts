import type { Reader } from "~/format/texts";
import type { WorkingCalendar } from "~/kernel/working-days";
import { expansionCents, type Category, type Product } from "~/modules/catalogue/domain/catalogue";
import { footnotes } from "~/modules/catalogue/words/product-notes";
import { formatPhoneRange } from "~/format/format-phone";
import type { AssessedLine } from "../domain/evaluation/assess";
import type { ChangeLine } from "../domain/change-line";
import type { ExtraLine } from "../domain/desk/change-draft";
import { firstCountryOf, groupOptionsOf, hasAreaCode, numberLine, type Refusals } from "../domain/desk/offers";
import { productName } from "../words/product-name";
import { monthlyOf, type ChangeView } from "./change-view";

export type ExtrasTableProps = {
  readonly view: ChangeView;
  /** The categories in view. */
  readonly categories: readonly Category[];
  readonly orderable: ReadonlyMap<string, Product>;
  readonly products: ReadonlyMap<string, Product>;
  /** Why something would be refused, by product code and number id. */
  readonly refusals: Refusals["shared"];
  /** What is asked already. */
  readonly asked: readonly ChangeLine[];
  /** The same as it is judged. */
  readonly assessed: readonly AssessedLine[];
  readonly calendar: WorkingCalendar;
  readonly onAdd: (line: ExtraLine) => void;
};

export type Offer = {
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

export type NumberChoice =
  | { readonly kind: "area"; readonly name: string; readonly fallback: string }
  | { readonly kind: "country"; readonly name: string; readonly countries: readonly string[] };

/** The options of a whole module, or of the contract. */
export function groupOptionOffers(
  { view: { snapshot }, orderable, products, categories }: ExtrasTableProps,
  reader: Reader,
): Offer[] {
  const t = reader.texts("changes", "names");
  const { leadTimes } = snapshot.rulePack;
  return groupOptionsOf(categories, orderable.values(), snapshot).map((product): Offer => {
    const inUse = snapshot.groupOptions.includes(product.code);
    return {
      key: product.code,
      title: productName(products, product.code),
      notes: [
        ...(categories.length > 1 ? [t(`category.${product.category}`)] : []),
        ...(inUse ? [t("inUse")] : []),
        ...footnotes(product, { pack: snapshot.rulePack }, reader),
      ],
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

/** The numbers that can be ordered. */
export function numberOffers(
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
export function dutchNumberOffers(props: ExtrasTableProps, reader: Reader): Offer[] {
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
