import type { ReactElement } from "react";

import { compareTexts } from "~/kernel/compare-texts";
import { yearOf } from "~/kernel/local-date";
import { DatedList } from "~/ui/dated-list";
import { formatCents } from "~/format/format-money";
import { useLanguage, useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { AllowanceLedger, LedgerEntry } from "../domain/allowance-ledger";

type LedgerEntriesProps = {
  readonly ledgers: readonly AllowanceLedger[];
  readonly userNames: Readonly<Record<string, string>>;
};

/** Every removal and downgrade of a year by its date of receipt, with what it took or cost. */
export function LedgerEntries({ ledgers, userNames }: LedgerEntriesProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("contract", "names");
  const language = useLanguage();
  const entries = ledgers
    .flatMap((ledger) => ledger.entries)
    .toSorted((a, b) => compareTexts(a.receivedOn, b.receivedOn));
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
                user: userNames[entry.profileId] ?? t("profile"),
              })}{" "}
              <span className="muted">{effectWords(entry, reader, (cents) => formatCents(cents, language))}</span>{" "}
              {entry.requestId !== null && <a href={`/changes/${entry.requestId}`}>{t("request")}</a>}
            </>
          ),
        }))}
      />
    </div>
  );
}

function effectWords(entry: LedgerEntry, reader: Reader, amount: (cents: number) => string): string {
  const t = reader.texts("contract");
  if (entry.counts) return t(entry.queued ? "tookQueued" : "took");
  return entry.buyOutCents > 0 ? t("paid", { amount: amount(entry.buyOutCents) }) : t("tookNothing");
}
