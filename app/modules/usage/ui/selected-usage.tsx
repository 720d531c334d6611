import type { ReactElement } from "react";

import { formatPhone } from "~/ui/format-phone";
import { useLanguage, type Translate } from "~/ui/texts";
import type { UsageFilter } from "../domain/usage-filter";
import { usageQuery } from "../domain/usage-query";
import { destinationWords } from "./destination-words";

type SelectedUsageProps = {
  readonly filter: UsageFilter;
  readonly profileName: string | null;
  readonly path: string;
  readonly t: Translate;
};

/** What an address asks for that no field shows, and the way back to all; absent when that is nothing. */
export function SelectedUsage({ filter, profileName, path, t }: SelectedUsageProps): ReactElement | null {
  const language = useLanguage();
  const { number, destination } = filter.selection;
  const what = [
    profileName,
    number && formatPhone(number),
    destination && destinationWords(destination, language, t),
  ].filter((words) => words !== null);
  if (what.length === 0) return null;
  return (
    <p className="mt-4 small">
      {t("onlyWhere", { what: what.join(", ") })}{" "}
      <a href={`${path}?${usageQuery(filter, { profile: "", number: "", destination: "" })}`}>{t("showAll")}</a>
    </p>
  );
}
