import type { LocalDate } from "~/kernel/local-date";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { addCharges } from "~/modules/billing/server/add-charges.server";
import { getCustomer } from "~/modules/contract/server/find-customer.server";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import { changeInService } from "~/modules/inventory/server/change-in-service.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { ChangeRequest, RequestLine } from "../domain/change-request";
import { oneTimePartsOf, requestFeeCharges } from "../domain/execution/execution-charges";
import type { Snapshot } from "../domain/evaluation/evaluation-input";
import { numberPlan } from "../domain/rules/number-plan";
import { numberPlanAt } from "../domain/rules/request-in-situation";
import { lineEffects } from "../domain/execution/line-effects";

/** Does what an accepted line promised: changes what is in service and adds its charges for the next invoice. Returns
 *  the inventory afterwards. */
export async function performLine(
  { newId }: Pick<ServerContext, "newId">,
  tx: Transaction,
  { priceBook, rulePacks }: Catalogue,
  customerId: string,
  {
    request,
    line,
    inventory,
    snapshot,
    on,
  }: {
    readonly request: ChangeRequest;
    readonly line: RequestLine;
    readonly inventory: Inventory;
    readonly snapshot: Snapshot;
    readonly on: LocalDate;
  },
): Promise<Inventory> {
  const { language } = await getCustomer(tx, customerId);
  const t = readerIn(language).texts("changes");
  const names = new Set(inventory.profiles.map(({ name }) => name));
  const effects = lineEffects(line, {
    on,
    inventory,
    numberPlan: numberPlanAt(snapshot, line.line, on) ?? numberPlan([], [], []),
    priceBook,
    areaCodes: rulePackOn(rulePacks, on).areaCodes,
    oneTime: oneTimePartsOf(request, line, { priceBook, rulePacks }),
    newId: newId.uuid,
    // The users can be renamed; until then they are told apart, also from the new users of earlier requests.
    nameOfNew: (position) => {
      let free = position;
      while (names.has(t("nameOfNew", { position: free }))) free += 1;
      const name = t("nameOfNew", { position: free });
      names.add(name);
      return name;
    },
  });
  const after = await changeInService(tx, newId, customerId, inventory, { ...effects, on, lineId: line.id });
  const charges = [...effects.charges, ...requestFeeCharges(request, on, t("requestFee"))];
  await addCharges(
    tx,
    newId,
    customerId,
    charges.map((charge) => ({
      description: null,
      ...charge,
      changeRequestId: request.id,
      changeLineId: line.id,
      deliveryId: null,
    })),
  );
  return after;
}
