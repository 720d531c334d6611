import { formatCount } from "~/format/format-number";
import type { KeyOf, Reader } from "~/format/texts";
import type { Category, Product } from "../domain/catalogue";
import { exclusivePartners } from "../domain/option-fit";
import type { RulePack } from "../domain/rule-pack";
import { shortProductName } from "./short-product-name";

type Context = {
  readonly pack: Pick<RulePack, "fit" | "fairUse">;
  readonly products: ReadonlyMap<string, Product>;
  readonly serviceDeskPhone: string;
};

/** Returns what is to know of a product beside its price (R5.13): the footnotes of the price list, where it fits, what it
 *  needs, and how its one-time amount counts. */
export function productNotes(product: Product, context: Context, reader: Reader): string[] {
  return [...footnotes(product, context, reader), ...fitNotes(product, context, reader), ...costNotes(product, reader)];
}

/** Returns what the price list says of a product in its footnotes (R5.13). */
export function footnotes({ code }: Product, { pack }: Pick<Context, "pack">, reader: Reader): string[] {
  const t = reader.texts("products");
  return (FOOTNOTES[code] ?? []).map((key) =>
    key === "fairUse" ? t(key, { norm: formatCount(pack.fairUse.minutesPerUserPerMonth, reader.language) }) : t(key),
  );
}

const FOOTNOTES: Readonly<Record<string, readonly Footnote[]>> = {
  VOICE_CENTRALE: ["menu"],
  VOICE_KEUZEMENU_INSTALL: ["menuInstall"],
  VOICE_INTERNET_ACCESS: ["combination"],
  VOICE_PROFILE_PLUS: ["combination"],
  VOICE_PROFILE_PRO: ["combination"],
  VOICE_DESKTOP_PREMIUM_INSTALL: ["desktopPremium"],
  VOICE_CALLCENTER_BASIS_INSTALL: ["callcenterBasis"],
  VOICE_UNLIMITED_NL: ["fairUse"],
  VOICE_UNLIMITED_EU_NA: ["fairUse"],
  INTERNET_ACCESS: ["oneAddress"],
};
type Footnote = Extract<
  KeyOf<"products">,
  "menu" | "menuInstall" | "combination" | "desktopPremium" | "callcenterBasis" | "fairUse" | "oneAddress"
>;

function fitNotes(product: Product, { pack, products, serviceDeskPhone: phone }: Context, reader: Reader): string[] {
  const t = reader.texts("products");
  const { fit } = pack;
  const nameOf = (code: string): string => shortProductName(products.get(code)?.name ?? code);
  const partners = exclusivePartners(product.code, fit);
  const needed = [
    ...fit.optionNeeds.flatMap(({ option, needs }) => (option === product.code ? [needs] : [])),
    ...(product.scope === "group_option" ? [fit.groupOptionsNeed[product.category] ?? []].flat() : []),
  ];
  const { codes, prefixes, categories } = fit.notSelfService;
  const isDesk = codes.includes(product.code) || prefixes.some((prefix) => product.code.startsWith(prefix));
  return [
    ...(product.profileRule === ""
      ? []
      : [t("onlyWith", { products: fit.profileRules[product.profileRule].map(nameOf).join(", ") })]),
    ...(partners.length > FEW
      ? [t("oneOfThese")]
      : partners.length > 0
        ? [t("notTogether", { products: partners.map(nameOf).join(", ") })]
        : []),
    ...needed.map((code) => t("needs", { product: nameOf(code) })),
    ...(fit.substantiated.includes(product.code) ? [t("substantiated")] : []),
    ...(fit.contractOptions.includes(product.code) ? [t("wholeContract")] : []),
    ...(isDesk ? [t("serviceDesk", { phone })] : []),
    ...(product.scope === "profile" && categories.includes(product.category) ? [t("offer", { phone })] : []),
  ];
}

/** More partners than one names. */
const FEW = 2;

/** One-time costs are per user, piece, or order (R4.3). */
function costNotes(product: Product, reader: Reader): string[] {
  const t = reader.texts("products");
  if (product.firstInstallCents === 0 && (product.expansionCents ?? 0) === 0) return [];
  if (product.oneTimeBasis === "per_order") return [t("oncePerOrder")];
  return [t(product.scope === "profile" && countsUsers(product.category) ? "oncePerUser" : "oncePerPiece")];
}

/** Returns per what a monthly price is. */
export function productUnit({ scope, category }: Product, reader: Reader): string {
  const t = reader.texts("products");
  switch (scope) {
    case "profile":
    case "user_option":
      return t(countsUsers(category) ? "per.user" : "per.connection");
    case "group":
    case "group_option":
      return t("per.company");
    case "access":
      return t("per.connection");
    case "hardware":
      return t("per.piece");
    case "number":
      return t("per.number");
    default:
      return scope satisfies never;
  }
}

/** The profiles of voice and mobile are people, those of internet and tv connections. */
function countsUsers(category: Category): boolean {
  return category === "voice" || category === "mobile";
}
