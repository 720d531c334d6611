import type { ReactElement } from "react";

import { formatDate } from "~/ui/format-date";
import { Legend } from "~/ui/legend";
import { Meter } from "~/ui/meter";
import { Strip } from "~/ui/strip";
import { useLanguage, type Translate } from "~/ui/texts";
import type { ContractOverview } from "../domain/contract-overview";

/** The downscale room of this contract year, per category. */
export function AllowanceBlock({
  overview,
  t,
}: {
  readonly overview: ContractOverview;
  readonly t: Translate;
}): ReactElement {
  const language = useLanguage();
  const { currentYear, ledgers } = overview;
  const rooms = ledgers.filter(({ year }) => year.number === currentYear?.number);
  return (
    <Strip title={t("roomBlock")} className="span-5" aside={<a href="/contract">{t("toLedger")}</a>}>
      {currentYear === null ? (
        <p>{t("roomAfterTerm")}</p>
      ) : (
        <>
          <p>{t("roomLead", { date: formatDate(currentYear.to, "long", language) })}</p>
          <div className="rooms mt-4">
            {rooms.map(({ category, allowance, used, queued, left, baseline }) => {
              const name = t(`category.${category}`);
              return (
                <div key={category}>
                  <p className="row between">
                    <b className="capitalize-first">{name}</b>
                    <span>
                      {allowance === 0 ? t("roomNone") : t("roomLeft", { left: left ?? 0, allowance: allowance ?? 0 })}
                    </span>
                  </p>
                  {allowance === 0 || allowance === null ? (
                    <p className="small muted">{t("roomNoneBecause", { count: baseline ?? 0 })}</p>
                  ) : (
                    <Meter figures={{ allowance, used: used - queued, queued, now: 0, over: 0 }} subject={name} />
                  )}
                </div>
              );
            })}
          </div>
          <Legend
            className="mt-4"
            entries={[
              { kind: "is-used", label: t("legendUsed") },
              { kind: "is-queued", label: t("legendQueued") },
              { kind: "is-free", label: t("legendFree") },
            ]}
          />
        </>
      )}
    </Strip>
  );
}
