import type { ReactElement } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";

export type ShrinkMadeProps = {
  readonly drafts: readonly { readonly id: string; readonly name: string }[];
  readonly prepared: readonly {
    readonly id: string;
    readonly name: string;
    readonly submitOn: LocalDate;
    readonly maxCents: number;
  }[];
};

/** What a plan became, with the way to each part of it. */
export function ShrinkMade({ drafts, prepared }: ShrinkMadeProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shrink", "names");
  const { language } = reader;
  const [first] = drafts;
  if (first === undefined && prepared.length === 0) {
    return (
      <Empty icon="change" title={t("madeNothing")}>
        <a href="/changes/shrink">{t("planAnother")}</a>
      </Empty>
    );
  }
  return (
    <>
      <div className="mb-6">
        <Callout tone="accent" role="status">
          <p>
            <b>{t("madeTitle")}.</b> {t("madeLead")} {first === undefined ? null : t("madeNext")}
          </p>
        </Callout>
      </div>
      {first === undefined ? null : (
        <Strip title={t("madeDrafts")} aside={<a href="/changes/drafts">{t("toDrafts")}</a>}>
          <ul className="stack">
            {drafts.map(({ id, name }) => (
              <li key={id}>
                <a href={`/changes/new?draft=${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Strip>
      )}
      {prepared.length === 0 ? null : (
        <Strip title={t("madePrepared")} aside={<a href="/changes/prepared">{t("toPrepared")}</a>}>
          <ul className="stack">
            {prepared.map(({ id, name, submitOn, maxCents }) => (
              <li key={id}>
                <a href={`/changes/prepared/${id}`}>{name}</a>{" "}
                {t("madePreparedAt", {
                  date: formatDate(submitOn, "weekday", language),
                  amount: formatCents(maxCents, language),
                })}
              </li>
            ))}
          </ul>
        </Strip>
      )}
      <p className="actions mt-6">
        {first === undefined ? null : (
          <LinkButton href={`/changes/new?draft=${first.id}`} kind="primary">
            {t("madeOpen")}
          </LinkButton>
        )}
        <LinkButton href="/changes/shrink">{t("planAnother")}</LinkButton>
      </p>
    </>
  );
}
