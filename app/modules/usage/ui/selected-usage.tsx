import type { ReactElement } from "react";

import { useReader } from "~/ui/texts";
import type { UsageFilter } from "../domain/reports/usage-filter";
import { usageQuery } from "../domain/reports/usage-query";
import { selectionWords } from "../words/selection-words";

type SelectedUsageProps = {
  readonly filter: UsageFilter;
  readonly profileName: string | null;
};

/** Of what a report is, on paper too, and the way back to everything; absent when it is of everything. */
export function SelectedUsage({ filter, profileName }: SelectedUsageProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("usage", "common");
  const what = selectionWords(filter.selection, profileName, reader);
  if (what === "") return null;
  const all = { profile: "", number: "", destination: "", category: "", module: "", costCentre: "" };
  return (
    <p className="mt-4 small">
      {t("onlyWhere", { what })}{" "}
      <a className="no-print" href={`/usage?${usageQuery(filter, all)}`}>
        {t("showAll")}
      </a>
    </p>
  );
}
