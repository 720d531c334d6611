/** A part of a list: the asked page, or the last one where there are fewer. */
export type Paged<Item> = {
  readonly items: readonly Item[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

export function pageOf<Item>(items: readonly Item[], page: number, size: number): Paged<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shown = Math.min(Math.max(1, page), pages);
  return { items: items.slice((shown - 1) * size, shown * size), page: shown, pages, total: items.length };
}
