import type { KeyOf } from "~/format/texts";
import type { ReactElement } from "react";

import { Badge } from "./badge";
import type { Tone } from "./callout";
import { useTexts } from "./texts";

/** States of requests and their lines, and of invoices. */
export type Status =
  | "awaiting-approval"
  | "queued"
  | "executing"
  | "completed"
  | "partly-completed"
  | "cancelled"
  | "rejected"
  | "issued"
  | "collected"
  | "failed"
  | "credited";

type Look = {
  readonly textKey: KeyOf<"common">;
  readonly tone: Tone;
  readonly sign: "clock" | "check" | "close" | "alert";
};

const LOOKS = {
  "awaiting-approval": { textKey: "statusAwaitingApproval", tone: "warn", sign: "clock" },
  queued: { textKey: "statusQueued", tone: "neutral", sign: "clock" },
  executing: { textKey: "statusExecuting", tone: "neutral", sign: "clock" },
  completed: { textKey: "statusCompleted", tone: "accent", sign: "check" },
  "partly-completed": { textKey: "statusPartlyCompleted", tone: "warn", sign: "alert" },
  cancelled: { textKey: "statusCancelled", tone: "neutral", sign: "close" },
  rejected: { textKey: "statusRejected", tone: "danger", sign: "alert" },
  issued: { textKey: "statusIssued", tone: "neutral", sign: "clock" },
  collected: { textKey: "statusCollected", tone: "accent", sign: "check" },
  failed: { textKey: "statusFailed", tone: "danger", sign: "alert" },
  credited: { textKey: "statusCredited", tone: "neutral", sign: "close" },
} as const satisfies Record<Status, Look>;

/** The state of a request, a line or an invoice in the words of the page. */
export function StatusBadge({ status }: { readonly status: Status }): ReactElement {
  const t = useTexts("common");
  const { textKey, tone, sign } = LOOKS[status];
  return (
    <Badge tone={tone} sign={sign}>
      {t(textKey)}
    </Badge>
  );
}
