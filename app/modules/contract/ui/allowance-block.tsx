import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { Legend } from "~/ui/legend";
import { Strip } from "~/ui/strip";
import { useLanguage, useReader } from "~/ui/texts";
import { currentRooms } from "../domain/allowance-room";
import type { ContractOverview } from "../domain/contract-overview";
import { AllowanceMeter } from "./allowance-meter";
import { afterTermWords, countedInWords } from "../words/allowance-words";

/** The downscale room of this contract year, per category. */
export function AllowanceBlock({ overview }: { readonly overview: ContractOverview }): ReactElement {
  const reader = useReader();
  const t = reader.texts("allowance", "dashboard", "names", "common");
  const language = useLanguage();
  const { currentYear, downscale } = overview;
  const what = countedInWords(downscale, reader);
  return (
    <Strip title={t("roomTitle")} className="span-5" aside={<a href="/contract">{t("toLedger")}</a>}>
      {currentYear === null ? (
        <p>{afterTermWords("roomAfterTerm", downscale.minimumProfiles, reader)}</p>
      ) : (
        <>
          {what !== null && <p>{t("roomLead", { what, date: formatDate(currentYear.to, "long", language) })}</p>}
          <div className="rooms mt-4">
            {currentRooms(overview).map((room) => {
              const name = t(`categoryInSentence.${room.category}`);
              return <AllowanceMeter key={room.category} room={room} title={name} subject={name} />;
            })}
          </div>
          <Legend
            className="mt-4"
            entries={[
              { kind: "is-used", label: t("legendUsed") },
              { kind: "is-queued", label: t("statusQueued") },
              { kind: "is-free", label: t("free") },
            ]}
          />
        </>
      )}
    </Strip>
  );
}
