import type { LocalDate } from "~/kernel/local-date";

type Dated = { readonly validFrom: LocalDate };

/** Returns where the tariffs of files differ from those stored for the same days (R4.6), in sentences that begin with
 *  what they are and their day. Empty when the files only add to what is stored. */
export function changedTariffs<T extends Dated>(what: string, files: readonly T[], stored: readonly T[]): string[] {
  return files.flatMap((file) => {
    const same = stored.find(({ validFrom }) => validFrom === file.validFrom);
    const places = same === undefined ? [] : tariffDifferences(file, same);
    return places.map((place) => `in the ${what} of ${file.validFrom}, ${place}`);
  });
}

/** Returns where a tariff differs from the one stored for the same day, each place as its path with both values, such as
 *  `buyOut.percentage is 25, not 30`, the value of the file first. Empty when both say the same; the order of the keys of an
 *  object plays no part. */
export function tariffDifferences(file: unknown, stored: unknown, path: readonly string[] = []): string[] {
  if (isObject(file) && isObject(stored)) {
    const keys = new Set([...Object.keys(file), ...Object.keys(stored)]);
    return [...keys].flatMap((key) => tariffDifferences(file[key], stored[key], [...path, key]));
  }
  if (file === stored) return [];
  return [`${path.join(".")} is ${shown(file)}, not ${shown(stored)}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return "absent";
  return isObject(value) ? "present" : JSON.stringify(value);
}
