import type { ReactElement } from "react";

import { Callout } from "~/ui/callout";
import { formatDate } from "~/format/format-date";
import { useReader } from "~/ui/texts";
import type { PreparedRequest } from "../domain/prepared/prepared-request";
import { attemptWords } from "../words/attempt-words";
import { preparedTitle } from "../words/prepared-title";

type TroubledPreparedProps = {
  readonly prepared: readonly PreparedRequest[];
  readonly productNames: Readonly<Record<string, string>>;
};

/** Prepared requests that could not be received: which, why, and when they are tried again. */
export function TroubledPrepared({ prepared, productNames }: TroubledPreparedProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("prepared");
  if (prepared.length === 0) return null;
  return (
    <Callout tone="warn">
      <p>{t("troubledLead", { count: prepared.length })}</p>
      <ul>
        {prepared.map((each) => {
          const { id, attempts, lines, nextOn } = each;
          const reason = attempts.at(-1)?.reason;
          const why = reason ? attemptWords(reason, lines, productNames, reader).join(" ") : "";
          return (
            <li key={id}>
              <a href={`/changes/prepared/${id}`}>{preparedTitle(each, productNames, reader)}</a>
              <br />
              <span className="small">
                {why}{" "}
                {nextOn === null
                  ? t("troubledLapsed")
                  : t("troubledNext", { date: formatDate(nextOn, "weekday", reader.language) })}
              </span>
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
