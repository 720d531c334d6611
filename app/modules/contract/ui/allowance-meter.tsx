import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { Meter } from "~/ui/meter";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { AllowanceRoom } from "../domain/allowance-room";

type AllowanceMeterProps = {
  readonly room: AllowanceRoom;
  /** What stands above it. */
  readonly title: string;
  /** What it is about, for who hears it. */
  readonly subject: string;
  readonly t: Translate;
};

/** The downscale room of one category as a meter, with the sentence that explains it. */
export function AllowanceMeter({ room, title, subject, t }: AllowanceMeterProps): ReactElement {
  const language = useLanguage();
  const { percent, baseline, allowance, used, queued, left, until } = room;
  return (
    <div>
      <p className="row between">
        <b className="capitalize-first">{title}</b>
        <span>{allowance === 0 ? t("roomNone") : t("roomLeft", { left, allowance })}</span>
      </p>
      {allowance > 0 && <Meter figures={{ allowance, used, queued, now: 0, over: 0 }} subject={subject} />}
      <p className="small muted mt-1">
        {allowance === 0
          ? t("roomNoneBecause", { count: baseline, percent })
          : t("roomSentence", {
              count: baseline,
              percent,
              allowance,
              used,
              queued,
              left,
              date: formatDate(until, "long", language),
            })}
      </p>
    </div>
  );
}
