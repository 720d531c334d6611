import type { Language } from "~/kernel/language";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { readerIn } from "~/platform/texts/texts.server";
import { askedInAddress, MAX_ASKED } from "../domain/tariffs/asked-destination";
import type { ShownTariffs } from "../words/shown-tariffs";
import { tariffSections } from "../words/tariff-rows";
import { findCallPrices } from "./find-call-prices.server";
import { getTariffs } from "./get-tariffs.server";

/** Returns what the page of tariffs shows of a day (`on`) and of a destination (`q`). One statement when something is
 *  looked up, none otherwise. */
export async function showTariffs(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  query: URLSearchParams,
  language: Language,
): Promise<ShownTariffs> {
  const text = askedInAddress(query.get("q") ?? "").slice(0, MAX_ASKED);
  const { on, upcoming, list, pack, sheet, countries } = await getTariffs(context, query.get("on"));
  const { asked, prices, isOnNet, options } = await findCallPrices(context, customerId, text, on);
  const { products } = list;
  const bundles = sheet === null ? [] : [sheet.policy.nationalBundle, sheet.policy.euNaBundle];
  return {
    on,
    upcoming,
    today: today(context.clock),
    since: { products: list.validFrom, calls: sheet?.validFrom ?? null },
    sections: tariffSections({ products, pack, serviceDeskPhone: context.settings.operator.phone }, readerIn(language)),
    countries,
    sheet: sheet && { zones: sheet.zones, mobile: sheet.mobile, serviceNumbers: sheet.serviceNumbers },
    search: {
      text,
      kind: asked.kind,
      prices,
      isOnNet,
      options: { fixedUsers: options.fixedUsers, options: options.options },
      optionNames: Object.fromEntries(
        bundles.map((code) => [code, shortProductName(products.get(code)?.name ?? code)]),
      ),
    },
  };
}
