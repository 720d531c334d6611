import type { ReactElement } from "react";

import { Badge } from "~/ui/badge";
import { formatDate } from "~/format/format-date";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { InstallationPart } from "../domain/installation";

/** What is delivered, part by part, each with its own protocol (R1.6). */
export function InstallationParts({
  parts,
  t,
}: {
  readonly parts: readonly InstallationPart[];
  readonly t: Translate;
}): ReactElement {
  const language = useLanguage();
  return (
    <ul className="parts mt-3">
      {parts.map((part) => (
        <li key={part.id}>
          <div>
            <b>{partName(part, t)}</b>
            <p className="small muted">
              {part.pocSignedOn === null
                ? t("partOpen", { name: part.coordinator })
                : t("partSigned", { on: formatDate(part.pocSignedOn, "long", language) })}
              {part.warrantyUntil !== null && (
                <> {t("warranty", { until: formatDate(part.warrantyUntil, "long", language) })}</>
              )}
            </p>
          </div>
          {part.pocSignedOn === null ? (
            <Badge sign="clock">{t("partComing")}</Badge>
          ) : (
            <Badge tone="accent" sign="check">
              {t("partDelivered")}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}

function partName({ category, profiles }: InstallationPart, t: Translate): string {
  const name = t(`part.${category}`);
  return profiles === null || profiles === 0 ? name : `${name}, ${t(`profiles.${category}`, { count: profiles })}`;
}
