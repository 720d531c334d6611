import { groupBy } from "~/kernel/group-by";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { profileIdOf, type ChangeLine } from "../change-line";
import type { PreviewLine } from "../preview";

/** Lines that ask the same for several users with the same outcome, or a single line. */
export type LineGroup = {
  readonly key: string;
  /** The indexes of the lines in the request, in its order. */
  readonly indexes: readonly number[];
};

/** Fewer equal lines than this are easier to read one by one. */
const MIN_GROUP_SIZE = 4;

/** Returns the lines of a request grouped for reading: equal lines of many users stand together at the position of the
 *  first. Lines are equal when they do the same to the same product on the same dates with the same findings. */
export function lineGroups(
  lines: readonly ChangeLine[],
  judged: readonly PreviewLine[],
  profiles: ReadonlyMap<string, ProfileInService>,
): LineGroup[] {
  const equal = groupBy(
    lines.entries(),
    ([index, line]) => groupKey(line, judged[index], profiles) ?? `line ${String(index)}`,
  );
  return [...equal]
    .map(([key, members]) => ({ key, indexes: members.map(([index]) => index) }))
    .flatMap((group): LineGroup[] =>
      group.indexes.length < MIN_GROUP_SIZE
        ? group.indexes.map((index) => ({ key: `line ${String(index)}`, indexes: [index] }))
        : [group],
    )
    .sort((a, b) => (a.indexes[0] ?? 0) - (b.indexes[0] ?? 0));
}

/** Returns the key that equal lines share, or null for a line that is about no user. */
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

/** Returns what a line does to which product, for lines about a user. */
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
    case "hand-over":
    case "add-number":
    case "remove-number":
    case "order-phone":
      return null;
    default:
      return line satisfies never;
  }
}
