import type { ReactElement } from "react";

import type { Category } from "~/modules/catalogue/domain/catalogue";
import { allowanceLedgers } from "~/modules/contract/domain/allowance-ledger";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { Day } from "~/ui/day";
import { formatDate } from "~/format/format-date";
import { Legend } from "~/ui/legend";
import { Meter } from "~/ui/meter";
import { useLanguage, useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import { allowanceUses } from "../domain/evaluation/allowance-uses";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { DownscaleRow } from "../domain/preview";

type BasketAllowanceProps = {
  readonly row: DownscaleRow;
  readonly snapshot: ChangeSnapshot;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
};

/** The downscale room of a category as a meter that explains itself in one sentence (R2.1–R2.4). */
export function BasketAllowance({ row, snapshot, profiles }: BasketAllowanceProps): ReactElement {
  const t = useTexts("changes", "names", "common");
  const language = useLanguage();
  const title = t("allowanceTitle", { category: t(`categoryInSentence.${row.category}`) });
  if (row.allowance === null || row.baseline === null || row.yearFrom === null || row.yearTo === null) {
    return (
      <div className="sheet-part">
        <h3>{title}</h3>
        <p className="small muted mt-2">{t("allowanceAfterTerm")}</p>
      </div>
    );
  }
  const queued = queuedUnits(row.category, row.yearFrom, snapshot, profiles);
  const figures = {
    allowance: row.allowance,
    used: Math.max(0, row.used - queued),
    queued,
    now: row.free,
    over: row.excess,
  };
  return (
    <div className="sheet-part">
      <div className="row between">
        <h3>{title}</h3>
        <span className="small muted">
          {t("allowancePlaces", { count: row.allowance })} <Day date={row.yearTo} style="short" />
        </span>
      </div>
      <div className="mt-3">
        <Meter figures={figures} subject={title} />
      </div>
      <Legend
        className="mt-3"
        entries={[
          { kind: "is-used", label: t("legendUsed"), figure: figures.used },
          { kind: "is-queued", label: t("statusQueued"), figure: figures.queued },
          { kind: "is-now", label: t("legendNow"), figure: row.free },
          row.excess > 0
            ? { kind: "is-over", label: t("legendOver"), figure: row.excess }
            : { kind: "is-free", label: t("free"), figure: row.remaining ?? 0 },
        ]}
      />
      <Unfold name="basket" summary={t("allowanceWhy", { count: row.allowance })}>
        <p className="small muted mt-1">
          {t(row.yearFrom === snapshot.contract.startDate ? "allowanceBecauseContract" : "allowanceBecause", {
            date: formatDate(row.yearFrom, "long", language),
            baseline: row.baseline,
            percent: snapshot.rulePack.downscale.percent,
            rounding: t(`rounding.${snapshot.rulePack.downscale.rounding}`),
            allowance: row.allowance,
            left: Math.max(0, row.allowance - row.used),
            requested: row.requested,
          })}
        </p>
      </Unfold>
    </div>
  );
}

function queuedUnits(
  category: Category,
  yearFrom: string,
  snapshot: ChangeSnapshot,
  profiles: ReadonlyMap<string, ProfileInService>,
): number {
  const ledger = allowanceLedgers(
    [category],
    snapshot.contract,
    snapshot.contracted,
    snapshot.profiles,
    allowanceUses(snapshot.earlierRequests, profiles, snapshot.priceBook),
    snapshot.rulePack.downscale,
    snapshot.receivedOn,
  ).find(({ year }) => year.from === yearFrom);
  return ledger?.queued ?? 0;
}
