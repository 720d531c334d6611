import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { IconName } from "~/ui/icons";
import type { Translate } from "~/ui/texts";
import type { ChangeLine } from "../domain/change-line";
import { productName } from "./change-view";

export type LineWords = { readonly sign: IconName; readonly title: string; readonly detail: string | null };

/** A line of a request in words: what happens, to whom. */
export function lineWords(
  line: ChangeLine,
  profiles: ReadonlyMap<string, ProfileInService>,
  products: ReadonlyMap<string, Product>,
  t: Translate,
): LineWords {
  const name = (code: string): string => productName(products, code);
  const who = (id: string): string => profiles.get(id)?.name ?? t("unknownUser");
  switch (line.action) {
    case "add-profile":
      return {
        sign: "plus",
        title:
          line.names.length > 0 && line.quantity === 1
            ? t("lineAddNamed", { name: line.names.join(", ") })
            : t("lineAdd", { count: line.quantity, product: name(line.productCode) }),
        detail: [name(line.productCode), ...(line.withPhone ? [t("withPhone")] : []), ...line.options.map(name)].join(
          ", ",
        ),
      };
    case "remove-profile": {
      const profile = profiles.get(line.profileId);
      const options = profile?.options ?? [];
      return {
        sign: "minus",
        title: t("lineRemove", { name: who(line.profileId) }),
        detail: profile ? [name(profile.productCode), ...options.map(name)].join(", ") : null,
      };
    }
    case "convert-profile":
      return {
        sign: "change",
        title: t("lineConvert", {
          name: who(line.profileId),
          from: name(profiles.get(line.profileId)?.productCode ?? ""),
          to: name(line.toProductCode),
        }),
        detail: t("lineConvertDetail"),
      };
    case "add-option":
      return {
        sign: "plus",
        title: name(line.productCode),
        detail: line.profileId === null ? t("forTheGroup") : t("forUser", { name: who(line.profileId) }),
      };
    case "remove-option":
      return {
        sign: "minus",
        title: t("lineStop", { product: name(line.productCode) }),
        detail: line.profileId === null ? t("forTheGroup") : t("forUser", { name: who(line.profileId) }),
      };
    case "add-number":
      return {
        sign: "plus",
        title: t("lineAddNumber", { count: line.quantity, product: name(line.productCode) }),
        detail: null,
      };
    case "remove-number":
      return { sign: "minus", title: t("lineRemoveNumber"), detail: null };
    case "order-phone":
      return {
        sign: "plus",
        title: t("linePhone", { count: line.quantity }),
        detail: t("forUser", { name: who(line.profileId) }),
      };
    default:
      return line satisfies never;
  }
}
