import type { ReactElement } from "react";

import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import type { PreparedRequest } from "../domain/prepared/prepared-request";
import { preparedTitle } from "../words/prepared-title";
import { PreparedBadge } from "./prepared-status";

type PreparedListProps = {
  readonly caption: string;
  readonly prepared: readonly PreparedRequest[];
  readonly productNames: Readonly<Record<string, string>>;
  /** Whether these wait, with their next day, or are over. */
  readonly waiting: boolean;
};

/** Prepared requests: what is asked, when it is tried or ended, for how much at most, where it stands. */
export function PreparedList({ caption, prepared, productNames, waiting }: PreparedListProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("prepared", "names");
  const tOfLines = reader.texts("changes");
  const dayHead = t(waiting ? "nextTry" : "endedOn");
  return (
    <Table caption={caption} captionHidden>
      <TableHead>
        <ColumnHead>{t("request")}</ColumnHead>
        <ColumnHead>{dayHead}</ColumnHead>
        <ColumnHead>{t("status")}</ColumnHead>
        <ColumnHead numeric>{t("upTo")}</ColumnHead>
      </TableHead>
      <TableBody>
        {prepared.map((each) => {
          const { id, nextOn, endedAt, preparedAt, attempts, signed, lines } = each;
          const day = nextOn ?? amsterdamDateOf(endedAt ?? preparedAt);
          return (
            <Row key={id}>
              <RowHead>
                <a href={`/changes/prepared/${id}`}>{preparedTitle(each, productNames, reader)}</a>
                <span className="meta">{tOfLines("lineCount", { count: lines.length })}</span>
              </RowHead>
              <Cell label={dayHead}>
                <Day date={day} style="short" />
              </Cell>
              <Cell label={t("status")}>
                <PreparedBadge prepared={each} />
                {waiting && attempts.length > 0 ? (
                  <span className="meta">{t("attemptsSoFar", { count: attempts.length })}</span>
                ) : null}
              </Cell>
              <Cell numeric label={t("upTo")}>
                <Money cents={signed.maxBuyOutCents + signed.maxOneTimeCents} />
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
