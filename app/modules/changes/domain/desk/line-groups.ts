import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { profileIdOf, type ChangeLine } from "../change-line";
import type { PreviewLine } from "../preview";

/** Lines that ask the same for several users, with the same outcome; or one line alone. */
export type LineGroup = {
  readonly key: string;
  /** The lines' places in the request, in its order. */
  readonly indexes: readonly number[];
};

/** Fewer equal lines than this are read more easily one by one. */
const MIN_GROUP_SIZE = 4;

/** The lines of a request as they are read: equal lines of many users together, at the place of the first. Lines are equal when
 *  they do the same to the same product, on the same dates, with the same findings. */
export function lineGroups(
  lines: readonly ChangeLine[],
  judged: readonly PreviewLine[],
  profiles: ReadonlyMap<string, ProfileInService>,
): LineGroup[] {
  const equal = new Map<string, number[]>();
  lines.forEach((line, index) => {
    const key = groupKey(line, judged[index], profiles) ?? `line ${String(index)}`;
    equal.set(key, [...(equal.get(key) ?? []), index]);
  });
  return [...equal]
    .flatMap(([key, indexes]): LineGroup[] =>
      indexes.length < MIN_GROUP_SIZE
        ? indexes.map((index) => ({ key: `line ${String(index)}`, indexes: [index] }))
        : [{ key, indexes }],
    )
    .sort((a, b) => (a.indexes[0] ?? 0) - (b.indexes[0] ?? 0));
}

/** What makes a line equal to another; null for a line about no user. */
function groupKey(
  line: ChangeLine,
  judged: PreviewLine | undefined,
  profiles: ReadonlyMap<string, ProfileInService>,
): string | null {
  const what = kindOf(line, profiles);
  if (what === null) return null;
  const { date = null, billedUntil = null, billedFrom = null, errors = [] } = judged ?? {};
  return [what, date, billedUntil, billedFrom, ...errors.map(({ message }) => message)].join(" ");
}

/** What a line does to which product, for lines about a user. */
function kindOf(line: ChangeLine, profiles: ReadonlyMap<string, ProfileInService>): string | null {
  const from = profiles.get(profileIdOf(line) ?? "")?.productCode;
  switch (line.action) {
    case "remove-profile":
      return `${line.action} ${from ?? ""}`;
    case "convert-profile":
      return `${line.action} ${from ?? ""} ${line.toProductCode}`;
    case "add-option":
    case "remove-option":
      return line.profileId === null ? null : `${line.action} ${line.productCode}`;
    case "add-profile":
    case "add-number":
    case "remove-number":
    case "order-phone":
      return null;
    default:
      return line satisfies never;
  }
}
