import { compareTexts } from "~/kernel/compare-texts";
import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import { refusalsOn } from "~/modules/changes/domain/desk/offers";
import { currentRooms } from "~/modules/contract/domain/allowance-room";
import { groupOptionsInService, numbersInService } from "~/modules/inventory/domain/inventory";
import { moduleOverviews } from "~/modules/inventory/domain/module-overview";
import type { PendingChange } from "~/modules/inventory/domain/pending-change";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { ModulesInService } from "../domain/modules-in-service";
import { contractOverviewIn } from "./get-contract-overview.server";

/** Returns what a customer has today, module by module, with what is queued for its users and what may still be
 *  removed, in three statements. Throws a NotFoundError for a customer without a contract. */
export async function getModules(context: ServerContext, customerId: string): Promise<ModulesInService> {
  const catalogue = await loadCatalogue(context);
  const { priceBook, rulePacks } = catalogue;
  const { overview, serviceLevel, contracted, inventory, requests } = await context.database.withCustomer(
    customerId,
    (tx) => contractOverviewIn(tx, customerId, catalogue, today(context.clock)),
  );
  const asOf = overview.today;
  const pending = requests.flatMap(({ id, lines }) =>
    lines
      .filter(({ status }) => status === "queued")
      .flatMap(({ line, date, billedUntil }) => {
        const about = profileChange(line, priceBook, asOf);
        return about ? [{ ...about, requestId: id, on: date, billedUntil }] : [];
      }),
  );
  return {
    asOf,
    serviceLevel,
    modules: moduleOverviews(inventory, priceBook, asOf),
    rooms: overview.currentYear === null ? null : currentRooms(overview),
    minimumProfiles: overview.downscale.minimumProfiles,
    pending: pending.toSorted((a, b) => compareTexts(a.on, b.on)),
    refusals: refusalsOn({
      receivedOn: asOf,
      contract: overview.contract,
      contracted,
      profiles: inventory.profiles,
      groupOptions: groupOptionsInService(inventory),
      numbers: numbersInService(inventory),
      earlierRequests: requests,
      priceBook,
      rulePack: rulePackOn(rulePacks, asOf),
      serviceDeskPhone: context.settings.operator.phone,
    }),
  };
}

/** Returns null for a line that is not about an existing profile. */
function profileChange(
  line: ChangeLine,
  priceBook: PriceBook,
  asOf: LocalDate,
): Pick<PendingChange, "profileId" | "action" | "productName"> | null {
  const nameOf = (code: string): string => productInUseOn(priceBook, code, asOf)?.name ?? code;
  switch (line.action) {
    case "remove-profile":
    case "hand-over":
    case "order-phone":
      return { profileId: line.profileId, action: line.action, productName: null };
    case "convert-profile":
      return { profileId: line.profileId, action: line.action, productName: nameOf(line.toProductCode) };
    case "add-option":
    case "remove-option": {
      const { profileId, action, productCode } = line;
      return profileId === null ? null : { profileId, action, productName: nameOf(productCode) };
    }
    case "add-profile":
    case "add-number":
    case "remove-number":
      return null;
    default:
      return line satisfies never;
  }
}
