/** Returns the name of a product without the house brand, for lists that would repeat it in every row. */
export function shortProductName(name: string): string {
  return name.replace(/^KPN EEN (?:Connext )?/, "");
}
