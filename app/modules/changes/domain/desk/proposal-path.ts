/** Returns the path of the proposal of drafts: side by side, or of one alone. */
export function proposalPath(drafts: readonly { readonly id: string }[]): string {
  return `/changes/compare.pdf?${drafts.map(({ id }) => `draft=${id}`).join("&")}`;
}
