import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { Legend } from "~/ui/legend";
import { Strip } from "~/ui/strip";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import { currentRooms } from "../domain/allowance-room";
import type { ContractOverview } from "../domain/contract-overview";
import { AllowanceMeter } from "./allowance-meter";
import { afterTermWords, countedInWords } from "../words/allowance-words";

/** The downscale room of this contract year, per category. */
export function AllowanceBlock({
  overview,
  t,
}: {
  readonly overview: ContractOverview;
  readonly t: Translate;
}): ReactElement {
  const language = useLanguage();
  const { currentYear, downscale } = overview;
  const what = countedInWords(downscale, t);
  return (
    <Strip title={t("roomBlock")} className="span-5" aside={<a href="/contract">{t("toLedger")}</a>}>
      {currentYear === null ? (
        <p>{afterTermWords("roomAfterTerm", downscale.minimumProfiles, t)}</p>
      ) : (
        <>
          {what !== null && <p>{t("roomLead", { what, date: formatDate(currentYear.to, "long", language) })}</p>}
          <div className="rooms mt-4">
            {currentRooms(overview).map((room) => {
              const name = t(`category.${room.category}`);
              return <AllowanceMeter key={room.category} room={room} title={name} subject={name} t={t} />;
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
