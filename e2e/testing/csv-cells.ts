/** Returns the cents of `-1690,89`. */
export function centsOf(euros: string): number {
  return Number(euros.replace(",", ""));
}

/** Returns the cells of a line of a CSV. */
export function cellsOf(line: string): string[] {
  return [...`;${line}`.matchAll(/;(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}
