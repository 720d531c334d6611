import type { ReactElement } from "react";

import { Money } from "~/ui/money";
import type { Translate } from "~/format/texts";
import type { Preview } from "../domain/preview";
import { VerdictBadge } from "./verdict-badge";

/** Verdict and totals at the bottom of the list, where the basket does not stand beside it. */
export function BasketBar(props: {
  readonly preview: Preview;
  readonly count: number;
  readonly t: Translate;
}): ReactElement {
  const { preview, count, t } = props;
  const { monthlyDeltaCents, oneTimeCents, buyOutCents } = preview.totals;
  return (
    <div className="basket-bar">
      <div>
        {count === 0 ? <span className="muted">{t("lineCount", { count })}</span> : null}
        <VerdictBadge preview={preview} empty={count === 0} t={t} />
        {count === 0 ? null : (
          <p>
            <b>
              <Money cents={monthlyDeltaCents} signed />
            </b>{" "}
            <span className="small muted">{t("perMonthShort")}</span>{" "}
            <b>
              <Money cents={oneTimeCents + buyOutCents} />
            </b>{" "}
            <span className="small muted">{t("onceShort")}</span>
          </p>
        )}
      </div>
      <a className="btn btn-primary" href="#request">
        {t("showBasket")}
      </a>
    </div>
  );
}
