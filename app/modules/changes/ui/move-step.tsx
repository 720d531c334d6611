import { useId, type ReactElement } from "react";

import { addDays, type LocalDate } from "~/kernel/local-date";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { hidesPopover, popover, togglesPopover } from "~/ui/popover";
import { useTexts } from "~/ui/texts";
import type { RequestLine } from "../domain/change-request";

type MoveStepProps = {
  readonly line: RequestLine;
  /** The line in words. */
  readonly words: string;
  /** The first and last day that a calendar offers; which of them are possible is judged afterwards. */
  readonly days: MoveDays;
};

export type MoveDays = { readonly first: LocalDate; readonly last: LocalDate };

/** Returns the days between today and the last possible one (R3.4). */
export function moveDays(today: LocalDate, receivedOn: LocalDate, maxDays: number): MoveDays {
  return { first: addDays(today, 1), last: addDays(receivedOn, maxDays) };
}

/** Asks for another day of a queued line. What it would mean is shown before anything changes. */
export function MoveStep({ line, words, days }: MoveStepProps): ReactElement {
  const t = useTexts("requests");
  const id = useId();
  const titleId = `${id}title`;
  return (
    <>
      <Button type="button" small aria-label={t("moveLabel", { line: words })} {...togglesPopover(id)}>
        {t("move")}
      </Button>
      <div className="confirm" role="dialog" aria-labelledby={titleId} {...popover(id)}>
        <h3 id={titleId}>{t("moveLabel", { line: words })}</h3>
        <form method="post" className="mt-2">
          <Field
            label={t("moveDate")}
            id={`${id}date`}
            name="date"
            type="date"
            min={days.first}
            max={days.last}
            defaultValue={line.date}
            required
            hint={t("moveHint")}
          />
          <div className="actions mt-4">
            <Button kind="primary" name="move" value={line.index}>
              {t("moveLook")}
            </Button>
            <Button type="button" {...hidesPopover(id)}>
              {t("moveNo")}
            </Button>
          </div>
        </form>
      </div>
    </>
  );
}
