import * as z from "zod";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import type { PeopleFilter } from "../domain/person";

const schema = z.object({
  q: z.string().trim().max(100).catch(""),
  module: z.enum(CATEGORIES).nullable().catch(null),
  costCentre: z.string().trim().min(1).max(40).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Parses the filter in the address of the page. Values that make no sense filter nothing. */
export function parsePeopleFilter(params: URLSearchParams): PeopleFilter {
  const { q, module, costCentre, page } = schema.parse({
    q: params.get("q") ?? "",
    module: params.get("module"),
    costCentre: params.get("costCentre"),
    page: params.get("page") ?? "1",
  });
  return { search: q, category: module, costCentre, page };
}

/** Returns the address of a page of the list. */
export function peopleAddress({ search, category, costCentre }: Omit<PeopleFilter, "page">, page: number): string {
  const query = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...(category === null ? {} : { module: category }),
    ...(costCentre === null ? {} : { costCentre }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === "" ? "/people" : `/people?${query}`;
}
