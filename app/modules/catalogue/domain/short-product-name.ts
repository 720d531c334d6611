/** The name of a product without the house brand in front, for where a list would repeat it on every row. */
export function shortProductName(name: string): string {
  return name.replace(/^KPN EEN (?:Connext )?/, "");
}
