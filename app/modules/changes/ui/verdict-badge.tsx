import type { ReactElement } from "react";

import { Badge } from "~/ui/badge";
import type { Translate } from "~/format/texts";
import type { Preview } from "../domain/preview";

/** The verdict in words (R2.8): fits, above the allowance, or not possible. */
export function VerdictBadge(props: {
  readonly preview: Preview;
  readonly empty: boolean;
  readonly t: Translate;
}): ReactElement | null {
  const { preview, empty, t } = props;
  if (empty) return null;
  const excess = preview.lines.filter(({ buyOutCents }) => buyOutCents > 0).length;
  switch (preview.verdict) {
    case "refused":
      return (
        <Badge tone="danger" sign="alert">
          {t("verdictRefused")}
        </Badge>
      );
    case "over-limit":
      return (
        <Badge tone="warn" sign="alert">
          {t("verdictOver", { count: excess })}
        </Badge>
      );
    case "within-limit":
      return (
        <Badge tone="accent" sign="check">
          {t(withinWords(preview))}
        </Badge>
      );
    default:
      return preview.verdict satisfies never;
  }
}

/** Within the allowance, where one is asked for; after the term there is none, and no fee either. */
function withinWords({ downscale }: Preview): string {
  if (downscale.length === 0) return "verdictPossible";
  return downscale.every(({ allowance }) => allowance === null) ? "verdictNoFee" : "verdictWithin";
}
