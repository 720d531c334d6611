import { withClient } from "~/platform/database/connections.server";
import type { ServerContext } from "~/platform/context.server";
import { worldNumberPlan } from "~/modules/usage/server/number-plan/number-plan.server";
import type { RerateSummary } from "../domain/rerate-summary";
import { createRater } from "../domain/rating/rate-usage";
import { tariffsOf } from "../domain/rating/tariff";
import { loadRateSheets } from "./load-rate-sheets.server";
import { rerateRecords } from "./rerate-records.server";
import { rerateRejects } from "./rerate-rejects.server";
import { readSubscriberBook } from "./subscriber-repository.server";
import { countRerateableUsage } from "./rerateable-usage-repository.server";

export type RerateProgress = { readonly done: number; readonly total: number };

/** Rates again what was stored without a price, by the tariffs and numbers known now, each at its own start (R4.6, R6):
 *  records without a tariff, and rejected lines whose number was unknown. Records and totals change together, in
 *  batches of one transaction each that alternate with imports, in constant memory. It can be killed and restarted,
 *  repeated, and run concurrently. Invoices do not change; what now costs something is billed next, in its own month
 *  (R7.1). */
export async function rerateUsage(
  context: Pick<ServerContext, "database">,
  onProgress: (progress: RerateProgress) => void = () => undefined,
): Promise<RerateSummary> {
  const tariffs = tariffsOf(await loadRateSheets(context), worldNumberPlan());
  const options = tariffs.flatMap(({ policy }) => [policy.nationalBundle, policy.euNaBundle]);
  return withClient(context.database.pool, async (client) => {
    const rate = createRater(tariffs, await readSubscriberBook(client, options));
    const total = await countRerateableUsage(client);
    let done = 0;
    const onBatch = (count: number): void => {
      done += count;
      onProgress({ done, total: Math.max(done, total) });
    };
    const unrated = await rerateRecords(client, rate, onBatch);
    const rejected = await rerateRejects(client, rate, onBatch);
    return { unrated, rejected };
  });
}
