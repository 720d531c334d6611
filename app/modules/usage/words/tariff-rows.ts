import type { Reader } from "~/format/texts";
import { CATEGORIES, type Category, type Product } from "~/modules/catalogue/domain/catalogue";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import { productNotes, productUnit } from "~/modules/catalogue/words/product-notes";
import { countryNames } from "./call-price-words";

/** A product as the page of tariffs and its files show it. Amounts are cents without VAT; null: no such amount. */
export type TariffRow = {
  readonly product: Product;
  readonly unit: string;
  readonly countries: readonly string[];
  readonly notes: readonly string[];
  readonly expansionCents: number | null;
  /** Where it is ordered, or null where the service desk does that. */
  readonly orderHref: string | null;
};

export type TariffSection = { readonly key: string; readonly title: string; readonly rows: readonly TariffRow[] };

type Shown = {
  readonly products: ReadonlyMap<string, Product>;
  readonly pack: RulePack;
  readonly serviceDeskPhone: string;
};

/** Returns every product of a price list, by module and by whom it is for, in the order of the list. */
export function tariffSections(shown: Shown, reader: Reader): TariffSection[] {
  const t = reader.texts("tariffs", "names");
  const products = [...shown.products.values()];
  const section = (key: string, title: string, which: (product: Product) => boolean): TariffSection[] => {
    const rows = products.filter(which).map((product) => rowOf(product, shown, reader));
    return rows.length === 0 ? [] : [{ key, title, rows }];
  };
  return [
    ...modulesOf(products).flatMap((category) => {
      const module = t(`category.${category}`);
      const isIn = (scopes: readonly string[]) => (product: Product) =>
        product.category === category && scopes.includes(product.scope);
      return [
        ...section(`${category}-profiles`, t("section.profiles", { module }), isIn(PROFILES)),
        ...section(`${category}-user-options`, t("section.userOptions", { module }), isIn(["user_option"])),
        ...section(`${category}-group-options`, t("section.groupOptions", { module }), isIn(["group", "group_option"])),
      ];
    }),
    ...section("numbers", t("section.numbers"), ({ scope }) => scope === "number"),
  ];
}

const PROFILES: readonly string[] = ["profile", "access", "hardware"];

/** Voice first: most of the list is about it. */
function modulesOf(products: readonly Product[]): Category[] {
  const present = new Set(products.map(({ category }) => category));
  return (["voice", ...CATEGORIES.filter((each) => each !== "voice")] as const).filter((each) => present.has(each));
}

function rowOf(product: Product, { products, pack, serviceDeskPhone }: Shown, reader: Reader): TariffRow {
  const { codes, prefixes, categories } = pack.fit.notSelfService;
  const isDesk =
    codes.includes(product.code) ||
    prefixes.some((prefix) => product.code.startsWith(prefix)) ||
    (product.scope === "profile" && categories.includes(product.category));
  return {
    product,
    unit: productUnit(product, reader),
    countries: countryNames(product.countries, reader),
    notes: productNotes(product, { pack, products, serviceDeskPhone }, reader),
    expansionCents: product.expansionCents,
    orderHref: isDesk ? null : "/changes/new",
  };
}
