import * as z from "zod";

const schema = z.object({
  q: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Parses the filter in the address of the page. Values that make no sense filter nothing. */
export function parseSavingsFilter(params: URLSearchParams): { readonly search: string; readonly page: number } {
  const { q, page } = schema.parse({ q: params.get("q") ?? "", page: params.get("page") ?? "1" });
  return { search: q, page };
}

/** Returns the address of a page of the list. */
export function savingsAddress(search: string, page: number): string {
  const query = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === "" ? "/people/savings" : `/people/savings?${query}`;
}

/** Returns what a form chooses, by the names that its page gives: one row, or all that it shows. What nobody has is ignored. */
export function chosenSavings(form: FormData): ReadonlySet<string> {
  const one = form.getAll("one").map(String);
  return new Set(one.length > 0 ? one : form.getAll("shown").map(String));
}
