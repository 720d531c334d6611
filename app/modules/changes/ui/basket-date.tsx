import { useState, type ReactElement } from "react";

import { addDays, latest, type LocalDate } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { Icon } from "~/ui/icon";
import { useLanguage, useTexts } from "~/ui/texts";
import { dateOrNull } from "../domain/desk/line-origins";
import type { JudgedRequest } from "./use-change-desk";

type BasketDateProps = {
  readonly preferredDate: LocalDate | null;
  readonly judged: JudgedRequest;
  readonly onChange: (date: LocalDate | null) => void;
};

const ABOUT_DATES: readonly string[] = ["DATE_TOO_EARLY", "DATE_NOT_WORKING_DAY", "DATE_TOO_LATE"];

/** A later day for the whole request: the first that is possible, the last, and why one is not (R3.4). */
export function BasketDate({ preferredDate, judged, onChange }: BasketDateProps): ReactElement {
  const t = useTexts("changes");
  const language = useLanguage();
  // Emptying the field does not fold it away from under whoever is typing.
  const [isOpen, setOpen] = useState(preferredDate !== null);
  const { input, assessment, preview } = judged;
  const { receivedOn } = input.proposal;
  const { maxDays, workingDaysOnly } = input.rulePack.preferredDate;
  const last = addDays(receivedOn, maxDays);
  const [early = receivedOn, ...others] = assessment.lines.map(({ view }) => view.earliestDate);
  const first = latest(early, ...others);
  const errors = [
    ...new Set(preview.errors.flatMap(({ code, message }) => (ABOUT_DATES.includes(code) ? [message] : []))),
  ];
  return (
    <details
      className="unfold mt-2"
      name="basket"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <Icon name="right" small />
        {t("laterDay")}
      </summary>
      <div className={errors.length > 0 ? "field has-error mt-2" : "field mt-2"}>
        <label htmlFor="later">{t("preferredDate")}</label>
        <input
          className="input"
          id="later"
          name="preferredDate"
          type="date"
          min={first}
          max={last}
          value={preferredDate ?? ""}
          aria-invalid={errors.length > 0 ? true : undefined}
          aria-describedby={errors.length > 0 ? "later-error later-hint" : "later-hint"}
          onChange={(event) => {
            onChange(dateOrNull(event.currentTarget.value));
          }}
        />
        {errors.length > 0 ? (
          <div id="later-error">
            {errors.map((message) => (
              <p className="field-error" key={message}>
                <Icon name="alert" small />
                {message}
              </p>
            ))}
          </div>
        ) : null}
        <p className="hint" id="later-hint">
          {t(workingDaysOnly ? "preferredDateHint" : "preferredDateHintAnyDay", {
            first: formatDate(first, "weekday", language),
            date: formatDate(last, "long", language),
          })}
        </p>
      </div>
    </details>
  );
}
