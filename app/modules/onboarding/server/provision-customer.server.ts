import { compareTexts } from "~/kernel/compare-texts";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { openContract } from "~/modules/contract/server/open-contract.server";
import { addUser, InvitationError, type Invitation } from "~/modules/identity/server/invite-user.server";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import { orderInventory } from "~/modules/inventory/server/order-inventory.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { planDeliveries } from "~/modules/service/server/sign-delivery.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { countryOf } from "../domain/number-rules";
import type { Offer, OrderedDelivery } from "../domain/order";
import { offerOn } from "./offer.server";
import { OrderError } from "../domain/order-problem";
import type { ProvisionInput } from "../schemas/provision-schema";
import { rejectTakenNumbers } from "./taken-numbers.server";
import { startDeliveries } from "./start-deliveries.server";

export type ProvisionedCustomer = {
  readonly customerId: string;
  readonly customerNumber: number;
  /** The link with which the owner chooses a password (R8.1). */
  readonly invitation: string;
};

/** Adds a new customer in one transaction: the contract, the deliveries with their contents, the costs of those that
 *  are signed, the owner, and the mail with the invitation. Throws an OrderError when an address or a number is taken.
 */
export async function provisionCustomer(context: ServerContext, input: ProvisionInput): Promise<ProvisionedCustomer> {
  const catalogue = await loadCatalogue(context);
  const customerId = context.newId.uuid();
  return rejectTakenNumbers(() =>
    context.database.withCustomer(customerId, async (tx) => {
      const { installationAddress, ...customer } = input.customer;
      const customerNumber = await openContract(
        tx,
        context.newId,
        { ...customer, id: customerId, installationAddress: installationAddress ?? customer.billingAddress },
        input.contract,
        context.clock.now(),
      );
      await orderDeliveries(context, tx, customerId, input, catalogue);
      await recordAudit(tx, {
        customerId,
        at: context.clock.now(),
        actor: null,
        action: "provisioned",
        subject: `customer:${String(customerNumber)}`,
        detail: { startDate: input.contract.startDate, termMonths: input.contract.termMonths },
      });
      const { link } = await inviteOwner(context, tx, customerId, input, catalogue);
      return { customerId, customerNumber, invitation: link };
    }),
  );
}

/** All deliveries are recorded first. Those that are signed start in the order of their signatures. */
async function orderDeliveries(
  { newId }: ServerContext,
  tx: Transaction,
  customerId: string,
  { contract, deliveries }: ProvisionInput,
  catalogue: Catalogue,
): Promise<void> {
  const planned = deliveries.map((delivery, position) => ({ id: newId.uuid(), position, delivery }));
  await planDeliveries(
    tx,
    planned.map(({ id, position, delivery }) => ({
      id,
      customerId,
      position,
      category: delivery.category,
      coordinator: delivery.coordinator,
      surveyOn: delivery.surveyOn,
      phoneCount: delivery.profiles.filter((profile) => profile.withPhone).length,
    })),
  );
  const offer = offerOn(catalogue, contract.startDate);
  for (const { id, delivery } of planned) {
    await orderInventory(tx, newId, { ...inventoryOf(delivery, offer), customerId, deliveryId: id });
  }
  const signed = planned
    .flatMap(({ id, delivery: { category, pocSignedOn } }) =>
      pocSignedOn === null ? [] : [{ id, category, signedOn: pocSignedOn }],
    )
    .toSorted((a, b) => compareTexts(a.signedOn, b.signedOn));
  for (const delivery of signed) {
    await startDeliveries(tx, newId, catalogue, { ...delivery, customerId, startDate: contract.startDate });
  }
}

function inventoryOf(
  { category, groupOptions, numbers, profiles }: OrderedDelivery,
  { products, callingCodeOf }: Offer,
): Omit<Parameters<typeof orderInventory>[2], "customerId" | "deliveryId"> {
  return {
    category,
    groupOptions,
    profiles: profiles.map(({ withPhone: _, ...profile }) => profile),
    numbers: numbers.map((range) => {
      const product = products.get(range.productCode);
      return { ...range, country: product ? countryOf(product, range.first, callingCodeOf) : null };
    }),
  };
}

async function inviteOwner(
  context: ServerContext,
  tx: Transaction,
  customerId: string,
  { owner }: ProvisionInput,
  catalogue: Catalogue,
): Promise<Invitation> {
  const { invitationDays } = rulePackOn(catalogue.rulePacks, today(context.clock));
  try {
    return await addUser(
      context,
      tx,
      { ...owner, customerId, role: "owner" },
      { validDays: invitationDays, queueMail: enqueueMail, invitedBy: null },
    );
  } catch (error) {
    if (!(error instanceof InvitationError)) throw error;
    throw new OrderError([{ path: ["owner", "email"], message: error.message }]);
  }
}
