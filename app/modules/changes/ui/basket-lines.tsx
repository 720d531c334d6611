import type { ReactElement } from "react";

import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { Day } from "~/ui/day";
import { formatDate } from "~/ui/format-date";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { useLanguage, type Translate } from "~/ui/texts";
import type { Assessment } from "../domain/assess";
import { originToken, type DraftLine, type LineOrigin } from "../domain/change-draft";
import type { Preview, PreviewLine } from "../domain/preview";
import { profileIdOf } from "../domain/change-line";
import { productName } from "./change-view";
import { lineWords } from "./line-words";

type BasketLinesProps = {
  readonly lines: readonly DraftLine[];
  readonly preview: Preview;
  readonly assessment: Assessment;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
  readonly products: ReadonlyMap<string, Product>;
  readonly onDrop: (origin: LineOrigin) => void;
  readonly t: Translate;
};

/** Per line what happens, to whom, from when, until when it is paid, what it costs, and what stands in its way. */
export function BasketLines({
  lines,
  preview,
  profiles,
  products,
  onDrop,
  t,
  assessment,
}: BasketLinesProps): ReactElement {
  const language = useLanguage();
  return (
    <div className="sheet-part">
      <div className="lines-head">
        <h3>{t("lines")}</h3>
        <span className="small subtle">{t("perMonth")}</span>
      </div>
      <ol className="lines">
        {lines.map(({ line, origin }, index) => {
          const judged = preview.lines[index];
          const words = lineWords(
            line,
            profiles.get(profileIdOf(line) ?? "") ?? null,
            (code) => productName(products, code),
            t,
          );
          const cover = assessment.lines[index]?.allowance?.cover ?? null;
          return (
            <li key={originToken(origin)}>
              <span className="line-sign">
                <Icon name={words.sign} />
              </span>
              <div>
                <p className="line-title">
                  <b>{words.title}</b>
                  <b className="nowrap">
                    <Money cents={judged?.monthlyDeltaCents ?? 0} signed />
                  </b>
                </p>
                {words.detail === null ? null : <p className="small muted">{words.detail}</p>}
              </div>
              <button
                className="btn btn-quiet btn-icon"
                type="submit"
                name="intent"
                value={originToken(origin)}
                aria-label={t("dropLine", { line: words.title })}
                onClick={(event) => {
                  event.preventDefault();
                  onDrop(origin);
                }}
              >
                <Icon name="close" small />
              </button>
              {judged ? <LineFacts line={judged} t={t} /> : null}
              {judged?.errors.map((error) => (
                <p className="field-error line-foot" key={error.code}>
                  <Icon name="alert" small />
                  {error.message}
                </p>
              ))}
              {cover === "free" || cover === "already-used" ? (
                <p className="line-foot">
                  <span className="badge">
                    <Icon name="check" />
                    {t(cover === "free" ? "lineFree" : "lineAlreadyUsed")}
                  </span>
                </p>
              ) : null}
              {(judged?.buyOutCents ?? 0) > 0 ? (
                <p className="line-foot">
                  <span className="badge badge-warn">
                    <Icon name="alert" />
                    {t(cover === "with-device" ? "lineWithDevice" : "overBadge")}
                  </span>
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
      {preview.completionDate === null || lines.length === 0 ? null : (
        <p className="small muted mt-3">
          {t("readyOn", { date: formatDate(preview.completionDate, "weekday", language) })}
        </p>
      )}
    </div>
  );
}

function LineFacts({ line, t }: { readonly line: PreviewLine; readonly t: Translate }): ReactElement | null {
  if (line.date === null) return null;
  const ends = line.billedUntil !== null && line.billedFrom === null;
  return (
    <dl className="line-facts">
      <div>
        <dt>{t(ends ? "stops" : "from")}</dt>
        <dd>
          <Day date={line.date} style="row" />
        </dd>
      </div>
      {line.billedUntil === null ? null : (
        <div>
          <dt>{t(ends ? "paidUntil" : "oldPriceUntil")}</dt>
          <dd>
            <Day date={line.billedUntil} style="short" />
          </dd>
        </div>
      )}
      {line.oneTimeCents === 0 ? null : (
        <div>
          <dt>{t("once")}</dt>
          <dd>
            <Money cents={line.oneTimeCents} />
          </dd>
        </div>
      )}
      {line.buyOutCents === 0 ? null : (
        <div>
          <dt>{t("buyOut")}</dt>
          <dd>
            <Money cents={line.buyOutCents} />
          </dd>
        </div>
      )}
    </dl>
  );
}
