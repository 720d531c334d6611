/** What a search field holds at most. */
const MAX_SEARCH_LENGTH = 80;

/** Returns the words of a search in an address (`search`), or null when there are none. */
export function parseSearch(query: URLSearchParams): string | null {
  // PostgreSQL has no text with a null character.
  const words = (query.get("search") ?? "").replaceAll("\u0000", "").trim().slice(0, MAX_SEARCH_LENGTH);
  return words === "" ? null : words;
}
