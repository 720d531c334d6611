import * as z from "zod";

import type { NumbersFilter } from "../domain/number-list";

const schema = z.object({
  q: z.string().trim().max(100).catch(""),
  block: z.guid().nullable().catch(null),
  state: z.enum(["free", "promised", "used"]).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Parses the filter in the address of the page. Values that make no sense filter nothing. */
export function parseNumbersFilter(params: URLSearchParams): NumbersFilter {
  const { q, block, state, page } = schema.parse({
    q: params.get("q") ?? "",
    block: params.get("block"),
    state: params.get("state"),
    page: params.get("page") ?? "1",
  });
  return { search: q, numberId: block, state, page };
}

/** Returns the address of a page of the list. */
export function numbersAddress({ search, numberId, state }: Omit<NumbersFilter, "page">, page: number): string {
  const query = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...(numberId === null ? {} : { block: numberId }),
    ...(state === null ? {} : { state }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === "" ? "/numbers" : `/numbers?${query}`;
}

/** Returns the path of the page of a number, and the number of such a path. */
export function numberPath(e164: string): string {
  return `/numbers/${e164.slice(1)}`;
}

export function numberOfPath(digits: string): string | null {
  return /^\d{8,15}$/.test(digits) ? `+${digits}` : null;
}
