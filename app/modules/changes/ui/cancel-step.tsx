import { useId, type ReactElement } from "react";

import { Button } from "~/ui/button";
import { formatDate } from "~/format/format-date";
import { formatList } from "~/format/format-list";
import { hidesPopover, popover, togglesPopover } from "~/ui/popover";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { RequestLine } from "../domain/change-request";

type CancelStepProps = {
  /** What the form says: the index of a line, or all that is still queued. */
  readonly cancels: number | "all";
  /** What that takes back; all of them queued. */
  readonly lines: readonly RequestLine[];
  readonly words: string;
  /** Names the button where its words do not say which line. */
  readonly label?: string;
  readonly kind?: "danger";
  readonly t: Translate;
};

/** Takes lines back in two steps, with a script or without: the first says how many lines, and on which days nothing changes then. */
export function CancelStep({ cancels, lines, words, label, kind, t }: CancelStepProps): ReactElement {
  const language = useLanguage();
  const id = useId();
  const titleId = `${id}title`;
  const days = [...new Set(lines.map(({ date }) => date))].toSorted();
  const dayWords = days.map((date) => formatDate(date, "weekday", language));
  const look = kind === undefined ? { small: true } : { kind };
  return (
    <>
      <Button type="button" {...look} aria-label={label} {...togglesPopover(id)}>
        {words}
      </Button>
      <div className="confirm" role="dialog" aria-labelledby={titleId} {...popover(id)}>
        <h3 id={titleId}>{label ?? words}</h3>
        <p className="mt-2">{t("cancelSays", { count: lines.length, days: formatList(dayWords, language) })}</p>
        <p className="mt-2 muted">{t("cancelFinal")}</p>
        <form method="post" className="actions mt-4">
          <Button kind="danger" name="cancel" value={cancels}>
            {t("cancelYes", { count: lines.length })}
          </Button>
          <Button type="button" {...hidesPopover(id)}>
            {t("cancelNo")}
          </Button>
        </form>
      </div>
    </>
  );
}
