import type { Translate } from "~/format/texts";
import type { ChangeRequest } from "../domain/change-request";
import { requestProgress } from "../domain/request-progress";

/** What the status of a request does not tell by itself: how much of it is done, and what is late. */
export function progressWords(request: Pick<ChangeRequest, "lines" | "status">, t: Translate): string[] {
  const { total, completed, doneLate, overdue } = requestProgress(request);
  const isUnderWay = request.status === "executing" || request.status === "partly-completed";
  return [
    ...(isUnderWay ? [t("progress", { completed, count: total })] : []),
    ...(overdue > 0 ? [t("overdue")] : []),
    ...(doneLate > 0 ? [t("lateShort")] : []),
  ];
}
