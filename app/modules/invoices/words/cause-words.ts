import { firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { formatList } from "~/format/format-list";
import type { Reader } from "~/format/texts";
import type { Cause } from "../domain/difference/cause";

/** What a cause is called, `Tess van Houten erbij: Pro en IP-toestel`; `previous` is the period of the invoice before. */
export function causeTitle(cause: Cause, previous: BillingPeriod, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("invoice-causes");
  const users = userWords(cause.users, reader);
  switch (cause.kind) {
    case "users-added":
    case "users-removed": {
      const products = formatList(cause.products, language);
      return t(`cause.${cause.kind}${cause.users.length === 1 ? "-with" : ""}`, { users, products });
    }
    case "profiles-converted":
      return t("cause.profiles-converted", { users, from: cause.from, to: cause.to });
    case "options-changed": {
      const parts = [
        ...(cause.added.length === 0 ? [] : [t("cause.added", { products: formatList(cause.added, language) })]),
        ...(cause.removed.length === 0 ? [] : [t("cause.removed", { products: formatList(cause.removed, language) })]),
      ];
      return t("cause.options-changed", { users, what: parts.join(", ") });
    }
    case "shared-changed":
      return sharedWords(cause, reader);
    case "price-changed": {
      const { product, previousUnitCents, unitCents } = cause;
      const prices = { price: formatCents(unitCents, language), previous: formatCents(previousUnitCents, language) };
      return t("cause.price-changed", { product, ...prices });
    }
    case "part-of-month":
      return cause.users.length > 0
        ? t("cause.part-of-month", { users })
        : t("cause.part-of-month-shared", { products: formatList(cause.products, language) });
    case "usage":
      return t(
        `${cause.currentCents > cause.previousCents ? "usageMore" : "usageLess"}.${cause.usageCategory ?? "other"}`,
      );
    case "discount":
      return t("cause.discount", { description: cause.description });
    case "once":
      return onceWords(cause, previous, reader);
    case "late-usage":
    case "unchanged":
      return t(`cause.${cause.kind}`);
    default:
      return cause satisfies never;
  }
}

type Of<Kind extends Cause["kind"]> = Extract<Cause, { readonly kind: Kind }>;

function sharedWords({ product, previousQuantity, quantity }: Of<"shared-changed">, reader: Reader): string {
  const t = reader.texts("invoice-causes");
  if (previousQuantity === 0 && quantity === 1) return t("cause.added", { products: product });
  if (quantity === 0) return t("cause.removed", { products: product });
  return t("cause.shared-changed", { product, quantity, previous: previousQuantity });
}

function onceWords(cause: Of<"once">, previous: BillingPeriod, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("invoice-causes");
  const products = formatList(cause.products.slice(0, NAMED), language);
  // What one-time costs are for says more than that they are one-time.
  const isNamed = cause.contents.every((content) => content === "one-time") && cause.products.length <= NAMED;
  const contents = isNamed
    ? products
    : formatList(
        cause.contents.map((content) => t(`content.${content}`)),
        language,
      );
  const who = cause.users.length > 0 ? userWords(cause.users, reader) : isNamed ? null : products;
  const what = who === null ? contents : t("cause.what-of", { what: contents, who });
  const month = formatDate(firstDayOf(previous), "month-name", language);
  return t(cause.stoodOn === "current" ? "cause.once-current" : "cause.once-previous", { what, month });
}

const NAMED = 3;

/** Up to three names, or how many there are: `12 gebruikers`. */
function userWords(users: readonly string[], reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("names");
  return users.length > NAMED ? t("userCount", { count: users.length }) : formatList(users, language);
}
