import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import type { UsersFilter } from "../domain/users-filter";

const schema = z.object({
  q: z.string().trim().max(100).catch(""),
  module: z.enum(CATEGORIES).nullable().catch(null),
  product: z
    .string()
    .regex(/^[A-Z0-9_]{2,64}$/)
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Parses the filter in the address of the page, and which page of its list is asked. Values that make no sense filter nothing. */
export function parseUsersFilter(params: URLSearchParams): { readonly filter: UsersFilter; readonly page: number } {
  const { q, module, product, page } = schema.parse({
    q: params.get("q") ?? "",
    module: params.get("module"),
    product: params.get("product"),
    page: params.get("page") ?? "1",
  });
  return { filter: { search: q, category: module, productCode: product }, page };
}

/** Returns the address of a page of the list. */
export function usersAddress({ search, category, productCode }: UsersFilter, page: number): string {
  const query = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...(category === null ? {} : { module: category }),
    ...(productCode === null ? {} : { product: productCode }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === "" ? "/modules" : `/modules?${query}`;
}
