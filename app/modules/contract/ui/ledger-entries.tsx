import type { ReactElement } from "react";

import { yearOf } from "~/kernel/local-date";
import { DatedList } from "~/ui/dated-list";
import { formatCents } from "~/format/format-money";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { AllowanceLedger, LedgerEntry } from "../domain/allowance-ledger";

type LedgerEntriesProps = {
  readonly ledgers: readonly AllowanceLedger[];
  readonly userNames: Readonly<Record<string, string>>;
  readonly t: Translate;
};

/** Every removal and downgrade of a year by its date of receipt, with what it took or cost. */
export function LedgerEntries({ ledgers, userNames, t }: LedgerEntriesProps): ReactElement | null {
  const language = useLanguage();
  const entries = ledgers
    .flatMap((ledger) => ledger.entries)
    .toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1));
  if (entries.length === 0) return <p className="mt-3 small muted">{t("noUses")}</p>;
  return (
    <div className="mt-4">
      <DatedList
        items={entries.map((entry, index) => ({
          key: `${String(index)} ${entry.profileId}`,
          date: entry.receivedOn,
          note: String(yearOf(entry.receivedOn)),
          children: (
            <>
              {t(entry.kind === "removal" ? "useRemoval" : "useDowngrade", {
                user: userNames[entry.profileId] ?? t("unknownUser"),
              })}{" "}
              <span className="muted">{effectWords(entry, t, (cents) => formatCents(cents, language))}</span>{" "}
              {entry.requestId !== null && <a href={`/changes/${entry.requestId}`}>{t("request")}</a>}
            </>
          ),
        }))}
      />
    </div>
  );
}

function effectWords(entry: LedgerEntry, t: Translate, amount: (cents: number) => string): string {
  if (entry.counts) return t(entry.queued ? "tookQueued" : "took");
  return entry.buyOutCents > 0 ? t("paid", { amount: amount(entry.buyOutCents) }) : t("tookNothing");
}
