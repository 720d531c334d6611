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
});

/** Parses the filter in the address of the page. Values that make no sense filter nothing. */
export function parseUsersFilter(params: URLSearchParams): UsersFilter {
  const { q, module, product } = schema.parse({
    q: params.get("q") ?? "",
    module: params.get("module"),
    product: params.get("product"),
  });
  return { search: q, category: module, productCode: product };
}
