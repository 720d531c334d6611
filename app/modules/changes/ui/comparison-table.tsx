import type { ReactElement, ReactNode } from "react";

import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import type { Holding } from "../domain/desk/holding";
import { heldUntil } from "../words/holding-words";
import { draftTitle } from "../words/draft-title";
import type { ListedDraft } from "./draft-list";

type Compared = ListedDraft & { readonly says: string; readonly holding: Holding | null };

/** Two to four drafts side by side, by what people decide on: money, dates, and the allowance that is left. */
export function ComparisonTable({ drafts }: { readonly drafts: readonly Compared[] }): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names", "proposal");
  const titles = drafts.map(({ name }) => draftTitle(name, reader));
  const categories = [...new Set(drafts.flatMap(({ figures }) => figures.allowances.map(({ category }) => category)))];
  const row = (label: string, cell: (draft: Compared) => ReactNode): ReactElement => (
    <Row key={label}>
      <RowHead>{label}</RowHead>
      {drafts.map((draft, at) => (
        <Cell key={draft.id} numeric label={titles[at] ?? ""}>
          {draft.verdict === "refused" ? "–" : cell(draft)}
        </Cell>
      ))}
    </Row>
  );
  return (
    <Table caption={t("compareTitle")} captionHidden>
      <TableHead>
        <ColumnHead>
          <span className="vh">{t("compareWhat")}</span>
        </ColumnHead>
        {drafts.map(({ id }, at) => (
          <ColumnHead key={id} numeric>
            <a href={`/changes/new?draft=${id}`}>{titles[at]}</a>
          </ColumnHead>
        ))}
      </TableHead>
      <TableBody>
        {row(t("once"), ({ figures }) => (
          <Money cents={figures.oneTimeCents} />
        ))}
        {row(t("buyOutFee"), ({ figures }) => (
          <Money cents={figures.buyOutCents} />
        ))}
        {row(t("perMonth"), ({ figures }) => (
          <Money cents={figures.monthlyDeltaCents} signed />
        ))}
        {row(t("compareUntilEnd"), ({ figures }) =>
          figures.untilContractEndCents === null ? "–" : <Money cents={figures.untilContractEndCents} signed />,
        )}
        {categories.map((category) =>
          row(t("compareRoom", { category: t(`categoryInSentence.${category}`) }), ({ figures }) => {
            const found = figures.allowances.find((each) => each.category === category);
            return found === undefined ? t("compareSame") : (found.remaining ?? t("compareNoLimit"));
          }),
        )}
        {row(t("firstDay"), ({ figures }) =>
          figures.firstOn === null ? "–" : <Day date={figures.firstOn} style="short" />,
        )}
        {row(t("doneOn"), ({ figures }) =>
          figures.lastOn === null ? "–" : <Day date={figures.lastOn} style="short" />,
        )}
        {row(t("heldUntil"), ({ holding }) => (holding === null ? "–" : heldUntil(holding, reader).all))}
        {row(t("heldAmounts"), ({ holding }) => (holding === null ? "–" : heldUntil(holding, reader).amounts))}
        <Row>
          <RowHead>{t("compareSays")}</RowHead>
          {drafts.map(({ id, says, errors, lineCount }, at) => (
            <Cell key={id} label={titles[at] ?? ""}>
              <span className="small">
                {lineCount === 0 ? t("draftNothing") : says === "" ? errors.join(" ") : says}
              </span>
            </Cell>
          ))}
        </Row>
      </TableBody>
    </Table>
  );
}
