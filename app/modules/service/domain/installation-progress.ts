import { addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import type { Delivery } from "./delivery";

/** When the first invoice is issued, which opens the portal (R7.3). */
export type FirstInvoice =
  /** No part is signed yet: nothing can be billed. */
  | { readonly state: "unknown" }
  | { readonly state: "expected"; readonly on: LocalDate }
  /** Its day has come; it is being made. */
  | { readonly state: "due" };

export type StepState = "done" | "current" | "later";

/** The progress of an installation: contract, survey, installation, first invoice. At most one step is the current one.
 */
export type InstallationProgress = {
  readonly survey: { readonly state: StepState; readonly on: LocalDate } | null;
  readonly installation: { readonly state: StepState; readonly signed: number; readonly total: number };
  readonly firstInvoice: FirstInvoice & { readonly step: StepState };
};

/** Returns the progress of the deliveries on a day, for a customer whose portal is not open yet. */
export function installationProgress(deliveries: readonly Delivery[], today: LocalDate): InstallationProgress {
  const lastSurvey =
    deliveries
      .flatMap(({ surveyOn }) => surveyOn ?? [])
      .toSorted()
      .at(-1) ?? null;
  const signed = deliveries.filter(({ pocSignedOn }) => pocSignedOn !== null).length;
  const isSurveyed = lastSurvey === null || lastSurvey <= today;
  const isInstalled = deliveries.length > 0 && signed === deliveries.length;
  return {
    survey: lastSurvey === null ? null : { state: isSurveyed || isInstalled ? "done" : "current", on: lastSurvey },
    installation: {
      state: isInstalled ? "done" : isSurveyed ? "current" : "later",
      signed,
      total: deliveries.length,
    },
    firstInvoice: { ...firstInvoiceOf(deliveries, today), step: isInstalled ? "current" : "later" },
  };
}

/** The invoice of a month is issued on its first day and covers what was delivered in the months before it (R7.1). */
function firstInvoiceOf(deliveries: readonly Delivery[], today: LocalDate): FirstInvoice {
  const firstPart = deliveries.flatMap(({ pocSignedOn }) => pocSignedOn ?? []).toSorted()[0];
  if (firstPart === undefined) return { state: "unknown" };
  const on = addMonths(firstOfMonth(firstPart), 1);
  return on > today ? { state: "expected", on } : { state: "due" };
}
