import type { AssessedLine } from "./assess";
import { oneTimeParts, type FindProduct } from "./one-time-costs";

/** Returns the indexes of the lines whose one-time costs hold something that is charged once for the whole order: when such a line goes, the next
 *  one that orders the same carries it (R4.3). */
export function chargedForOrder(
  lines: readonly AssessedLine[],
  find: FindProduct,
  phoneProductCode: string,
): ReadonlySet<number> {
  const partsOf = oneTimeParts(find, phoneProductCode);
  return new Set(
    lines.flatMap(({ findings, view: { line, conversion } }, index) =>
      // What is refused is charged nothing.
      findings.length === 0 &&
      partsOf(line, conversion?.direction === "upgrade" ? conversion.to : null).some(
        ({ product, unitCents }) => product.oneTimeBasis === "per_order" && unitCents > 0,
      )
        ? [index]
        : [],
    ),
  );
}
