import type { ReactElement } from "react";

import { Badge } from "~/ui/badge";
import type { Tone } from "~/ui/callout";
import { useTexts } from "~/ui/texts";
import type { PreparedRequest, PreparedStatus } from "../domain/prepared/prepared-request";

const LOOKS = {
  waiting: { tone: "neutral", sign: "clock" },
  received: { tone: "accent", sign: "check" },
  lapsed: { tone: "danger", sign: "alert" },
  dropped: { tone: "neutral", sign: "close" },
} as const satisfies Record<PreparedStatus, { tone: Tone; sign: "clock" | "check" | "close" | "alert" }>;

/** The state of a prepared request; one that waits and could not be received yet stands out. */
export function PreparedBadge({ prepared }: { readonly prepared: PreparedRequest }): ReactElement {
  const t = useTexts("prepared");
  const { status, attempts } = prepared;
  const look = status === "waiting" && attempts.length > 0 ? ({ tone: "warn", sign: "alert" } as const) : LOOKS[status];
  return <Badge {...look}>{t(`status.${status}`)}</Badge>;
}
