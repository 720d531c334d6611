import type { ReactElement } from "react";

import { Cell, RowHead } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import type { DeskPerson } from "../domain/desk/desk-people";

type PersonCellsProps = {
  readonly person: DeskPerson;
  /** How many rows they stand beside. */
  readonly span: number;
  /** The lines that the box ticks, joined; "" when none can be ticked. */
  readonly ticks: string;
  /** What several lines cost together, in words; null for one line. */
  readonly monthly: string | null;
  readonly isTicked: boolean;
  readonly tabIndex: number | undefined;
  readonly onTick: (key: string, isTicked: boolean, isRange: boolean) => void;
};

/** Who it is, once for all of their lines, with the box that ticks these. */
export function PersonCells({
  person,
  span,
  ticks,
  monthly,
  isTicked,
  tabIndex,
  onTick,
}: PersonCellsProps): ReactElement {
  const t = useTexts("changes", "names");
  const name = person.name ?? t("unnamedUser");
  return (
    <>
      <Cell className="u-tick" rowSpan={span}>
        {ticks === "" ? null : (
          <label className="tick">
            <input
              type="checkbox"
              name="select"
              value={ticks}
              checked={isTicked}
              aria-label={t("tickUser", { name })}
              data-control="tick"
              tabIndex={tabIndex}
              onChange={(event) => {
                const { shiftKey } = event.nativeEvent as MouseEvent;
                onTick(person.key, event.currentTarget.checked, shiftKey);
              }}
            />
          </label>
        )}
      </Cell>
      <RowHead className="u-name" rowSpan={span}>
        {name}
        {person.costCentres.length === 0 ? null : <span className="meta">{person.costCentres.join(", ")}</span>}
        {monthly === null ? null : <span className="meta">{monthly}</span>}
      </RowHead>
    </>
  );
}
