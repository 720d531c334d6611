import type { ReactElement } from "react";

import { Badge } from "~/ui/badge";
import { formatDate } from "~/format/format-date";
import { useLanguage, useReader } from "~/ui/texts";
import type { KeyOf, Reader } from "~/format/texts";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { InstallationPart } from "../domain/installation";

/** What is delivered, part by part, each with its own protocol (R1.6). */
export function InstallationParts({ parts }: { readonly parts: readonly InstallationPart[] }): ReactElement {
  const reader = useReader();
  const t = reader.texts("not-active", "names");
  const language = useLanguage();
  return (
    <ul className="parts mt-3">
      {parts.map((part) => (
        <li key={part.id}>
          <div>
            <b>{partName(part, reader)}</b>
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
            <Badge sign="clock">{t("toCome")}</Badge>
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

function partName({ category, profiles }: InstallationPart, reader: Reader): string {
  const t = reader.texts("names", "not-active");
  const name = t(`category.${category}`);
  return profiles === null || profiles === 0 ? name : `${name}, ${t(COUNT_KEYS[category], { count: profiles })}`;
}

const COUNT_KEYS = {
  internet: "connectionCount",
  voice: "profileCount",
  mobile: "simCardCount",
  tv: "connectionCount",
} as const satisfies Record<Category, KeyOf<"not-active" | "names">>;
