import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import type { LocalDate } from "~/kernel/local-date";
import type { ServerContext } from "~/platform/context.server";
import { assess } from "../../domain/evaluation/assess";
import { expectedOn } from "../../domain/prepared/expected-on";
import { judgePrepared } from "../../domain/prepared/judge-prepared";
import type { AttemptReason, PreparedRequest } from "../../domain/prepared/prepared-request";
import type { DownscaleRow, PreviewTotals } from "../../domain/preview";
import { dateOfReceipt } from "../date-of-receipt.server";
import { loadChangeSnapshot } from "../load-change-snapshot.server";
import { inputOn } from "../preview-change.server";

/** How a prepared request would be judged, as things stand. */
type Outlook = {
  readonly on: LocalDate;
  readonly judgement: { readonly kind: "accepted" } | AttemptReason;
  readonly totals: PreviewTotals;
  /** The allowance of each category of which something goes, as it is on that day. */
  readonly downscale: readonly DownscaleRow[];
};

export type PreparedOutlooks = {
  /** The date of receipt if it were received now. */
  readonly today: LocalDate;
  /** How many days ahead can be signed. */
  readonly maxDays: number;
  /** The time at which it is tried on its next day. */
  readonly submitsAt: string;
  /** If it were received now, and on the next day on which it is tried. Empty once it does not wait any more. */
  readonly outlooks: readonly Outlook[];
};

/** Judges a prepared request as if it were received now and, with nothing but what is queued happening until then, on
 *  its next day. Stores nothing; in three statements. */
export async function getPreparedOutlook(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  { lines, preferredDate, signed, nextOn }: PreparedRequest,
): Promise<PreparedOutlooks> {
  const catalogue = await loadCatalogue(context);
  const today = dateOfReceipt(context.clock, catalogue);
  const policyOn = (day: LocalDate) => rulePackOn(catalogue.rulePacks, day).preparedRequest;
  const policy = { today, maxDays: policyOn(today).maxDays, submitsAt: policyOn(nextOn ?? today).submitsAt };
  if (nextOn === null) return { ...policy, outlooks: [] };
  const { snapshot } = await context.database.withCustomer(customerId, (tx) =>
    loadChangeSnapshot(context, tx, catalogue, customerId, today),
  );
  const input = inputOn(snapshot, { lines: lines.map(({ line }) => line), preferredDate });
  const rulePack = rulePackOn(catalogue.rulePacks, nextOn);
  const days = nextOn > today ? [today, nextOn] : [today];
  return {
    ...policy,
    outlooks: days.map((on) => {
      const assessment = on === today ? assess(input) : expectedOn({ ...input, rulePack }, on);
      const { totals, downscale } = assessment;
      return { on, judgement: judgePrepared(assessment, signed, on), totals, downscale };
    }),
  };
}
