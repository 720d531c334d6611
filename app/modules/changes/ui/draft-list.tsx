import { useId, type ReactElement } from "react";

import { Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { hidesPopover, popover, togglesPopover } from "~/ui/popover";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { formatInstant } from "~/format/format-date";
import type { ComparedFigures } from "../domain/desk/compared-figures";
import { proposalPath } from "../domain/desk/proposal-path";
import { draftTitle } from "../words/draft-title";

export type ListedDraft = {
  readonly id: string;
  readonly name: string | null;
  readonly isShared: boolean;
  readonly isOwn: boolean;
  readonly ownerName: string;
  readonly updatedAt: Date;
  readonly lineCount: number;
  readonly verdict: "within-limit" | "over-limit" | "refused";
  readonly errors: readonly string[];
  readonly figures: ComparedFigures;
};

/** Drafts of the user and those that colleagues share, each with what it comes to today; two to four can be set side by side. */
export function DraftList({ drafts }: { readonly drafts: readonly ListedDraft[] }): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names", "proposal");
  if (drafts.length === 0) {
    return (
      <Empty icon="change" title={t("draftsEmptyTitle")}>
        {t("draftsEmpty")}
      </Empty>
    );
  }
  return (
    <>
      <form method="get" action="/changes/compare" id="compare" />
      <Table caption={t("draftsCaption")} captionHidden>
        <TableHead>
          <ColumnHead>{t("draft")}</ColumnHead>
          <ColumnHead>{t("draftToday")}</ColumnHead>
          <ColumnHead numeric>{t("perMonth")}</ColumnHead>
          <ColumnHead numeric>{t("once")}</ColumnHead>
          <ColumnHead>
            <span className="vh">{t("draftActions")}</span>
          </ColumnHead>
        </TableHead>
        <TableBody>
          {drafts.map((draft) => {
            const title = draftTitle(draft.name, reader);
            const { monthlyDeltaCents, oneTimeCents, buyOutCents } = draft.figures;
            return (
              <Row key={draft.id}>
                <RowHead>
                  {drafts.length < 2 ? null : (
                    <label className="tick">
                      <input
                        type="checkbox"
                        form="compare"
                        name="draft"
                        value={draft.id}
                        aria-label={t("draftTick", { name: title })}
                      />
                    </label>
                  )}
                  <a href={`/changes/new?draft=${draft.id}`}>{title}</a>
                  <span className="meta">
                    {t("lineCount", { count: draft.lineCount })},{" "}
                    {t(draft.isOwn ? "draftChangedAt" : "draftChangedBy", {
                      at: formatInstant(draft.updatedAt, reader.language),
                      name: draft.ownerName,
                    })}
                    {draft.isShared && draft.isOwn ? <>, {t("draftIsShared")}</> : null}
                  </span>
                </RowHead>
                <Cell label={t("draftToday")}>
                  {draft.lineCount === 0 ? (
                    <span className="subtle">{t("draftNothing")}</span>
                  ) : draft.verdict === "refused" ? (
                    <span className="field-error">
                      <Icon name="alert" small />
                      {draft.errors[0]}
                    </span>
                  ) : draft.verdict === "over-limit" ? (
                    <span className="badge badge-warn">
                      <Icon name="alert" />
                      {t("overBadge")}
                    </span>
                  ) : (
                    <span className="badge">
                      <Icon name="check" />
                      {t("verdictNoFee")}
                    </span>
                  )}
                </Cell>
                <Cell numeric label={t("perMonth")}>
                  <Money cents={monthlyDeltaCents} signed />
                </Cell>
                <Cell numeric label={t("once")}>
                  <Money cents={oneTimeCents + buyOutCents} />
                </Cell>
                <Cell>
                  <div className="row">
                    {draft.lineCount === 0 ? null : (
                      <a
                        className="btn btn-quiet btn-sm"
                        href={proposalPath([draft])}
                        aria-label={t("downloadOf", { name: title })}
                      >
                        {t("proposal")}
                      </a>
                    )}
                    {draft.isOwn ? <DraftActions draft={draft} title={title} /> : null}
                  </div>
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
      {drafts.length < 2 ? null : (
        <p className="mt-3">
          <button className="btn" type="submit" form="compare">
            {t("compare")}
          </button>{" "}
          <span className="small muted">{t("compareHint")}</span>
        </p>
      )}
    </>
  );
}

function DraftActions({ draft, title }: { readonly draft: ListedDraft; readonly title: string }): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  return (
    <>
      {draft.name === null ? null : (
        <form method="post">
          <input type="hidden" name="draft" value={draft.id} />
          <button
            className="btn btn-quiet btn-sm"
            type="submit"
            name="intent"
            value={draft.isShared ? "unshare" : "share"}
            aria-label={t(draft.isShared ? "draftUnshareNamed" : "draftShareNamed", { name: title })}
          >
            {t(draft.isShared ? "draftUnshare" : "draftShare")}
          </button>
        </form>
      )}
      <DeleteStep draft={draft} title={title} />
    </>
  );
}

/** Deletes a draft in two steps, with a script or without: the first names it, and who else loses it. */
function DeleteStep({ draft, title }: { readonly draft: ListedDraft; readonly title: string }): ReactElement {
  const t = useReader().texts("changes", "names");
  const id = useId();
  const titleId = `${id}title`;
  return (
    <>
      <button
        className="btn btn-quiet btn-sm"
        type="button"
        aria-label={t("draftDeleteNamed", { name: title })}
        {...togglesPopover(id)}
      >
        {t("draftDelete")}
      </button>
      <div className="confirm" role="dialog" aria-labelledby={titleId} {...popover(id)}>
        <h3 id={titleId}>{t("draftDeleteAsks", { name: title })}</h3>
        <p className="mt-2">{t("draftDeleteSays", { count: draft.lineCount })}</p>
        {draft.isShared ? <p className="mt-2">{t("draftDeleteShared")}</p> : null}
        <p className="mt-2 muted">{t("draftDeleteFinal")}</p>
        <form method="post" className="actions mt-4">
          <input type="hidden" name="draft" value={draft.id} />
          <Button kind="danger" name="intent" value="delete">
            {t("draftDeleteYes")}
          </Button>
          <Button type="button" {...hidesPopover(id)}>
            {t("draftDeleteNo")}
          </Button>
        </form>
      </div>
    </>
  );
}
