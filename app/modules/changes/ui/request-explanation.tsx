import type { ReactElement } from "react";

import { formatDate, formatDateRange } from "~/format/format-date";
import { Strip } from "~/ui/strip";
import { SumsTable } from "~/ui/sums-table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import type { ChangeRequestWithTimeline } from "../domain/change-request";
import type { Explanation } from "../domain/evaluation/explanation";
import type { DownscaleRow } from "../domain/preview";
import { isEffective } from "../domain/request-progress";
import { lineReasons } from "../words/explanation-words";
import { requestLineWords } from "../words/request-title";
import { VerdictBadge } from "./verdict-badge";

type RequestExplanationProps = {
  readonly request: ChangeRequestWithTimeline;
  readonly productNames: Readonly<Record<string, string>>;
};

/** Why the request was judged as it was, as stored: the allowance in figures, and line by line date, last billed day and fee. */
export function RequestExplanation({ request, productNames }: RequestExplanationProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("requests");
  const language = useLanguage();
  const { explanation, preview, receivedOn, preferredDate } = request;
  if (explanation === null) return null;
  return (
    <Strip
      title={t("whyTitle")}
      aside={request.lines.some(isEffective) && <VerdictBadge preview={preview} empty={false} />}
    >
      <p className="muted prose">{t("whyLead", { date: formatDate(receivedOn, "long", language) })}</p>
      {preview.downscale.map((row) => (
        <AllowanceSum key={row.category} row={row} explanation={explanation} />
      ))}
      <dl className="mt-6 prose">
        {request.lines.map((line) => {
          const shown = preview.lines[line.index];
          const explained = explanation.lines[line.index];
          if (!shown || !explained) return null;
          const { title, detail } = requestLineWords(line, productNames, reader);
          return (
            <div key={line.id} className="mt-4">
              <dt>
                <b>{title}</b>
                {detail === null ? null : <span className="small muted"> {detail}</span>}
                {line.status === "cancelled" || line.status === "rejected" ? (
                  <span className="small muted"> ({t(`dropped.${line.status}`)})</span>
                ) : null}
              </dt>
              {lineReasons({ receivedOn, preferredDate, shown, explained }, reader).map((reason) => (
                <dd key={reason}>{reason}</dd>
              ))}
            </div>
          );
        })}
      </dl>
    </Strip>
  );
}

function AllowanceSum(props: { readonly row: DownscaleRow; readonly explanation: Explanation }): ReactElement {
  const t = useTexts("changes", "names", "requests", "common");
  const { row, explanation } = props;
  const language = useLanguage();
  const title = t("allowanceTitle", { category: t(`categoryInSentence.${row.category}`) });
  const { yearFrom, yearTo, baseline, allowance, remaining } = row;
  if (yearFrom === null || yearTo === null || baseline === null || allowance === null) {
    return <p className="mt-4 prose">{t("allowanceWasOver", { category: t(`categoryInSentence.${row.category}`) })}</p>;
  }
  const counts = explanation.baselines.find(({ category }) => category === row.category)?.counts ?? "in-service";
  const figure = (key: string, label: string, value: number, meta?: string) => ({
    key,
    label,
    values: [value],
    ...(meta === undefined ? {} : { meta }),
  });
  return (
    <div className="mt-4 max-w-[36rem]">
      <h3>{title}</h3>
      <p className="small muted mb-2">{t("roomYear", { period: formatDateRange(yearFrom, yearTo, language) })}</p>
      <SumsTable
        caption={title}
        rows={[
          figure("baseline", t(`baseline.${counts}`, { date: formatDate(yearFrom, "long", language) }), baseline),
          figure(
            "allowance",
            t("roomAllowance", { percent: explanation.percent }),
            allowance,
            t(`rounding.${explanation.rounding}`),
          ),
          figure("used", t("roomUsed"), row.used),
          figure("requested", t("roomRequested"), row.requested),
          figure("free", t("roomFree"), row.free),
          figure("excess", t("roomExcess"), row.excess),
          { ...figure("remaining", t("roomRemaining"), remaining ?? 0), isTotal: true },
        ]}
      />
    </div>
  );
}
