import type { ReactElement } from "react";

import { formatCount } from "~/format/format-number";
import { lastOfMonth } from "~/kernel/local-date";
import { Callout } from "~/ui/callout";
import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";
import { NEAR_PERCENT, type FairUse, type FairUseReport } from "../domain/fair-use";
import { inPeriodWords } from "../words/usage-period-words";

/** More names than one reads. */
const NAMED = 20;

/** Who comes near the norm of fair use, and what that means (R6.3). */
export function FairUseBlock({ report }: { readonly report: FairUseReport }): ReactElement {
  const reader = useReader();
  const t = reader.texts("fair-use");
  const { month: from, near, norm, most } = report;
  const month = inPeriodWords({ from, until: lastOfMonth(from) }, reader);
  const more = near.length - NAMED;
  return (
    <Strip title={t("title")} className="mt-12">
      {near.length === 0 ? (
        <p>{t("nobody", { month, minutes: formatCount(most, reader.language) })}</p>
      ) : (
        <Callout tone="warn">
          <p>{t("near", { count: near.length, month, percent: NEAR_PERCENT })}</p>
          <ul className="mt-2">
            {near.slice(0, NAMED).map(({ profileId, name, fairUse }) => (
              <li key={profileId}>
                <FairUseWords name={name} fairUse={fairUse} />
              </li>
            ))}
          </ul>
          {more > 0 ? <p>{t("more", { count: more })}</p> : null}
        </Callout>
      )}
      <p className="small muted mt-3">{t("norm", { norm: formatCount(norm, reader.language) })}</p>
    </Strip>
  );
}

/** The minutes of one user beside the norm, in words. */
export function FairUseWords({
  name,
  fairUse,
}: {
  readonly name: string | null;
  readonly fairUse: FairUse;
}): ReactElement {
  const reader = useReader();
  const t = reader.texts("fair-use");
  const { minutes, norm, percent, standing } = fairUse;
  const words = t("user", {
    name: name ?? t("someone"),
    minutes: formatCount(minutes, reader.language),
    norm: formatCount(norm, reader.language),
    percent: formatCount(percent, reader.language),
  });
  return (
    <>
      {words}, <b>{t(`standing.${standing}`)}</b>
    </>
  );
}
