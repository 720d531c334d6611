import type { LocalDate } from "~/kernel/local-date";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { addUser } from "~/modules/identity/server/invite-user.server";
import { acceptInvitation } from "~/modules/identity/server/set-password.server";
import { assignUsers } from "~/modules/inventory/server/assign-users.server";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { changeInService } from "~/modules/inventory/server/change-in-service.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { previewChange } from "~/modules/changes/server/preview-change.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { executeChangeTask } from "~/processes/tasks/execute-change-task";
import { deliverCategory } from "~/modules/onboarding/server/deliver-category.server";
import { provisionCustomer } from "~/modules/onboarding/server/provision-customer.server";
import { runDueJobs } from "~/processes/run-due-jobs";
import type { InService, Story, StoryChange, StoryMember } from "./story";

/** The customer of a story while it is created. */
export type Character = {
  readonly story: Story;
  readonly customerId: string;
  readonly customerNumber: number;
  readonly email: string;
  readonly password: string;
  readonly members: readonly { readonly email: string; readonly password: string }[];
};

/** Provisions the customer. The owner chooses a password with the link of the invitation. */
export async function beginStory(context: ServerContext, story: Story): Promise<Character> {
  const { customerId, customerNumber, invitation } = await provisionCustomer(context, story.provision);
  const password = `demo ${story.name} portaal`;
  const { outcome } = await acceptInvitation(context, { token: tokenIn(invitation), password });
  if (outcome !== "accepted") throw new Error(`The invitation of ${story.name} was ${outcome}`);
  const { email } = story.provision.owner;
  const members = [];
  for (const member of story.members ?? [])
    members.push(await welcomeMember(context, { customerId, email }, story, member));
  return { story, customerId, customerNumber, email, password, members };
}

/** A colleague is invited, chooses a password, and the owner ties their lines to them. */
async function welcomeMember(
  context: ServerContext,
  owner: { readonly customerId: string; readonly email: string },
  { name: storyName }: Story,
  { email, name }: StoryMember,
): Promise<{ readonly email: string; readonly password: string }> {
  const { customerId } = owner;
  const password = `demo ${storyName} collega`;
  const { rulePacks } = await loadCatalogue(context);
  const { invitationDays } = rulePackOn(rulePacks, today(context.clock));
  const { userId, link } = await context.database.withCustomer(customerId, (tx) =>
    addUser(
      context,
      tx,
      { customerId, email, name, role: "member" },
      { validDays: invitationDays, queueMail: enqueueMail, invitedBy: owner.email },
    ),
  );
  const { outcome } = await acceptInvitation(context, { token: tokenIn(link), password });
  if (outcome !== "accepted") throw new Error(`The invitation of ${email} was ${outcome}`);
  const { profiles } = await context.database.withCustomer(customerId, (tx) =>
    loadInventory(tx, customerId, today(context.clock)),
  );
  const profileIds = profiles.filter((profile) => profile.name === name).map(({ id }) => id);
  await assignUsers(context, owner, { kind: "line-user", profileIds, userId }, profileIds.length);
  return { email, password };
}

function tokenIn(link: string): string {
  return new URL(link).pathname.split("/").at(-1) ?? "";
}

export async function signDelivery(
  context: ServerContext,
  { customerNumber }: Character,
  category: Parameters<typeof deliverCategory>[1]["category"],
  signedOn: LocalDate,
): Promise<void> {
  await deliverCategory(context, { customerNumber, category, signedOn });
}

/** Submits a change as the owner does on the page: sees the preview and accepts its fee. */
export async function submitStoryChange(
  context: ServerContext,
  { customerId, email, story }: Character,
  change: StoryChange,
): Promise<void> {
  const on = today(context.clock);
  const proposal = {
    lines: change.lines(await inService(context, customerId)),
    preferredDate: change.preferredDate?.(on) ?? null,
  };
  const preview = await previewChange(context, customerId, proposal);
  const owner = await context.database.withCustomer(customerId, (tx) =>
    tx.user.findFirstOrThrow({ where: { customerId, email }, select: { id: true } }),
  );
  const result = await submitChange(
    context,
    customerId,
    { userId: owner.id, email },
    {
      ...proposal,
      acceptBuyOutCents: preview.totals.buyOutCents,
      previewToken: preview.previewToken,
      idempotencyKey: null,
    },
  );
  if (result.kind !== "queued") {
    const errors =
      "preview" in result ? result.preview.errors.map(({ code, message }) => `${code} ${message}`).join("; ") : "";
    throw new Error(`A change of ${story.name} on ${on} was ${result.kind}: ${errors}`);
  }
}

/** Ends a profile as the service desk does by phone, outside the portal: at once, and billed until that day. */
export async function endProfile(context: ServerContext, { customerId }: Character, name: string): Promise<void> {
  const on = today(context.clock);
  const { profile } = await inService(context, customerId);
  const { id } = profile(name);
  await context.database.withCustomer(customerId, async (tx) => {
    const inventory = await loadInventory(tx, customerId, on);
    await changeInService(tx, context.newId, customerId, inventory, {
      on,
      lineId: null,
      newProfiles: [],
      conversion: null,
      released: [],
      handOver: null,
      endedProfileId: id,
      ended: inventory.subscriptions
        .filter(({ profileId, activeUntil }) => profileId === id && activeUntil === null)
        .map((subscription) => ({ subscriptionId: subscription.id, billedUntil: on })),
      started: [],
    });
  });
}

/** Executes the changes that are due by the clock of the story. Nobody is mailed about the past, and the worker
 *  archives the invoices once the portal runs. */
export async function executeDue(context: ServerContext): Promise<void> {
  const { rowCount } = await context.database.pool.query(
    "SELECT FROM change_lines WHERE status = 'queued' AND planned_on <= $1 LIMIT 1",
    [today(context.clock)],
  );
  if (rowCount === 0) return;
  await runDueJobs(context, { "execute-change": executeChangeTask(context) });
}

async function inService(context: ServerContext, customerId: string): Promise<InService> {
  const on = today(context.clock);
  const { profiles } = await context.database.withCustomer(customerId, (tx) => loadInventory(tx, customerId, on));
  return {
    profile: (name) => {
      const found = profiles.find((profile) => profile.name === name && profile.activeUntil === null);
      if (!found) throw new Error(`Nobody in service is called ${name}`);
      return found;
    },
  };
}
