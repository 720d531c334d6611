import { useDeferredValue, useMemo, type ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { useReader } from "~/ui/texts";
import { besidePrepared, type BesidePrepared, type WaitingBeside } from "../domain/prepared/beside-prepared";
import type { JudgedRequest } from "./use-change-desk";

type BasketPreparedProps = { readonly judged: JudgedRequest; readonly waiting: readonly WaitingBeside[] };

/** The prepared requests that use the same allowance, by name, with what becomes of each once this is submitted: the verdict on the
 *  request knows none of them, as they reserve nothing (R3.6). */
export function BasketPrepared({ judged, waiting }: BasketPreparedProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("prepare");
  const { input, assessment } = useDeferredValue(judged);
  const beside = useMemo(() => besidePrepared(input, assessment, waiting), [input, assessment, waiting]);
  if (beside.length === 0) return null;
  const money = (cents: number): string => formatCents(cents, reader.language);
  const words = ({ then }: BesidePrepared): string => {
    if (then.kind !== "dearer") return t(`beside.${then.kind}`);
    return t("beside.dearer", {
      amount: money(then.buyOutCents),
      together: money(then.buyOutCents + assessment.totals.buyOutCents),
    });
  };
  return (
    <div className="sheet-part">
      <h3>{t("besideTitle")}</h3>
      <ul className="small list-none">
        {beside.map((each) => (
          <li key={each.id} className="mt-2">
            <a href={`/changes/prepared/${each.id}`}>{each.title}</a>{" "}
            {t("besideOn", { date: formatDate(each.nextOn, "weekday", reader.language) })}:{" "}
            {each.then.kind === "fits" ? words(each) : <b>{words(each)}</b>}
          </li>
        ))}
      </ul>
      <p className="small muted mt-2">{t("besideHint")}</p>
    </div>
  );
}
