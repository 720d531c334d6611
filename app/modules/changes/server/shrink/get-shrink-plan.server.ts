import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { planShrink } from "../../domain/shrink/plan-shrink";
import type { ShrinkOutcome, ShrinkSituation, ShrinkWish } from "../../domain/shrink/shrink-plan";
import { withPrepared } from "../../domain/shrink/with-prepared";
import { dateOfReceipt } from "../date-of-receipt.server";
import { loadChangeSnapshot } from "../load-change-snapshot.server";
import { readPrepared } from "../prepared/prepared-repository.server";

type Context = Pick<ServerContext, "database" | "clock" | "settings">;

/** Returns what a customer's plan is computed from, as of now, in four statements. */
export async function getShrinkSituation(context: Context, customerId: string): Promise<ShrinkSituation> {
  const catalogue = await loadCatalogue(context);
  return context.database.withCustomer(customerId, (tx) => loadShrinkSituation(context, tx, catalogue, customerId));
}

export async function loadShrinkSituation(
  context: Pick<Context, "clock" | "settings">,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
): Promise<ShrinkSituation> {
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
  const prepared = await readPrepared(tx, customerId, { waiting: true });
  return { snapshot: withPrepared(snapshot, prepared), rulePacks: catalogue.rulePacks };
}

/** Returns what it costs to have fewer users, without storing anything, with the rule pack in force. */
export async function getShrinkPlan(
  context: Context,
  customerId: string,
  wish: ShrinkWish,
): Promise<{ readonly outcome: ShrinkOutcome; readonly rulePack: RulePack }> {
  const situation = await getShrinkSituation(context, customerId);
  return { outcome: planShrink(situation, wish), rulePack: situation.snapshot.rulePack };
}
