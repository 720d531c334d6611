import { localDate } from "~/kernel/local-date";
import { toDateColumn, toLocalDate } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import type { Category, OneTimeBasis, PriceBook, PriceList, Product, ProfileRule, Scope } from "../domain/catalogue";
import type { RulePack } from "../domain/rule-pack";
import { parseRulePack } from "../schemas/rule-pack-schema";

type PriceRow = Omit<Product, "category" | "scope" | "oneTimeBasis" | "profileRule"> & {
  category: Category;
  scope: Scope;
  oneTimeBasis: OneTimeBasis;
  profileRule: ProfileRule;
};

/** Returns all price lists with their products, ascending, in one statement. */
export async function readPriceBook(tx: Transaction): Promise<PriceBook> {
  const lists = await tx.$queryRaw<{ validFrom: string; products: PriceRow[] }[]>`
    SELECT l.valid_from::text AS "validFrom",
           json_agg(json_build_object(
             'code', p.product_code, 'name', p.name, 'category', p.category, 'scope', p.scope, 'monthlyCents', p.monthly_cents,
             'firstInstallCents', p.first_install_cents, 'expansionCents', p.expansion_cents, 'oneTimeBasis', p.one_time_basis,
             'profileRule', p.profile_rule, 'countries', p.countries, 'source', p.source) ORDER BY p.position) AS products
      FROM price_lists l JOIN prices p ON p.price_list_id = l.id
     GROUP BY l.id ORDER BY l.valid_from`;
  return lists.map((list) => ({
    validFrom: localDate(list.validFrom),
    products: new Map(list.products.map((product) => [product.code, product])),
  }));
}

export async function readRulePacks(tx: Transaction): Promise<RulePack[]> {
  const rows = await tx.rulePackVersion.findMany({ orderBy: { validFrom: "asc" } });
  return rows.map((row) => parseRulePack(row.content, toLocalDate(row.validFrom)));
}

/** Adds a price list unless it exists. An existing one never changes. */
export async function addPriceList(tx: Transaction, list: PriceList): Promise<void> {
  const id = idOf(list.validFrom);
  const { count } = await tx.priceList.createMany({
    data: [{ id, validFrom: toDateColumn(list.validFrom) }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  const products = [...list.products.values()];
  await tx.product.createMany({ data: products.map(({ code }) => ({ code })), skipDuplicates: true });
  await tx.price.createMany({
    data: products.map(({ code, countries, ...price }, position) => ({
      ...price,
      priceListId: id,
      productCode: code,
      countries: [...countries],
      position,
    })),
  });
}

/** Adds a rule pack unless it exists. An existing one never changes. */
export async function addRulePack(tx: Transaction, pack: RulePack): Promise<void> {
  const { validFrom, ...content } = pack;
  await tx.rulePackVersion.createMany({
    data: [{ id: idOf(validFrom), validFrom: toDateColumn(validFrom), content: structuredClone(content) }],
    skipDuplicates: true,
  });
}

/** 2020-01-01 → 20200101. */
function idOf(validFrom: string): number {
  return Number(validFrom.replaceAll("-", ""));
}
