import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import { dateOfReceipt } from "~/modules/changes/server/date-of-receipt.server";
import { loadChangeSnapshot } from "~/modules/changes/server/load-change-snapshot.server";
import { loadOwners } from "~/modules/inventory/server/load-people.server";
import { loadCallRates } from "~/modules/usage/server/load-call-rates.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { keyOfSaving, type Saving } from "../domain/saving";
import { adviceLine, readAdvices } from "./person-advice.server";

type Context = Pick<ServerContext, "database" | "clock" | "settings">;

/** Returns what would have been cheaper for anybody of a customer and can be asked now, that which spares most first, in five statements
 *  (R6.3, R6.5). */
export async function getSavings(context: Context, customerId: string): Promise<Saving[]> {
  const [catalogue, rates] = [await loadCatalogue(context), await loadCallRates(context)];
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const asOf = today(context.clock);
  return context.database.withCustomer(customerId, async (tx) => {
    const { snapshot, inventory } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
    const profiles = await loadOwners(tx, customerId);
    const owners = new Map(profiles.map((owner) => [owner.profileId, owner]));
    const numbers = new Map(inventory.profiles.map(({ id, e164 }) => [id, e164]));
    const advices = await readAdvices(tx, customerId, { snapshot, inventory, profiles, asOf }, rates);
    return advices.flatMap((advice): Saving[] => {
      const owner = owners.get(advice.profileId);
      if (owner === undefined) return [];
      return [{ ...advice, personId: owner.personId, name: owner.name, e164: numbers.get(advice.profileId) ?? null }];
    });
  });
}

/** Returns the lines that follow the chosen advices, as far as they still hold. */
export async function savingLines(
  context: Context,
  customerId: string,
  chosen: ReadonlySet<string>,
): Promise<ChangeLine[]> {
  const savings = await getSavings(context, customerId);
  return savings.filter((saving) => chosen.has(keyOfSaving(saving))).map(adviceLine);
}
