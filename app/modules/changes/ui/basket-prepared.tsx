import { useMemo, type ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Icon } from "~/ui/icon";
import { useReader } from "~/ui/texts";
import { besidePrepared, type WaitingBeside } from "../domain/prepared/beside-prepared";
import type { JudgedRequest } from "./use-change-desk";

type BasketPreparedProps = { readonly judged: JudgedRequest; readonly waiting: readonly WaitingBeside[] };

/** The prepared requests that use the same allowance, by name, and what the request costs if they go first: its verdict knows none
 *  of them, as they reserve nothing (R3.6). */
export function BasketPrepared({ judged, waiting }: BasketPreparedProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("prepare");
  const { input, assessment } = judged;
  const beside = useMemo(() => besidePrepared(input, assessment, waiting), [input, assessment, waiting]);
  if (beside === null) return null;
  const { requests, together } = beside;
  const isWarning = together.kind !== "fits";
  return (
    <div className="sheet-part">
      <p className="small">
        {isWarning ? <Icon name="alert" small /> : null} <b>{t("besideTitle", { count: requests.length })}</b>
      </p>
      <ul className="small mt-1">
        {requests.slice(0, MOST_NAMED).map(({ id, title, nextOn }) => (
          <li key={id}>
            <a href={`/changes/prepared/${id}`}>{title}</a>,{" "}
            {t("besideOn", { date: formatDate(nextOn, "weekday", reader.language) })}
          </li>
        ))}
        {requests.length <= MOST_NAMED ? null : (
          <li>
            <a href="/changes/prepared">{t("besideMore", { count: requests.length - MOST_NAMED })}</a>
          </li>
        )}
      </ul>
      <p className="small mt-1">
        {together.kind === "dearer"
          ? t("besideDearer", {
              amount: formatCents(together.buyOutCents, reader.language),
              alone: formatCents(assessment.totals.buyOutCents, reader.language),
            })
          : t(together.kind === "fits" ? "besideFits" : "besideClashes")}
      </p>
    </div>
  );
}

/** So many are named, so that the request stays as long as a page. */
const MOST_NAMED = 4;
