import type { Writable } from "node:stream";

import { NotFoundError } from "~/kernel/not-found";
import { isSingleLineText, hasLetterOrDigit } from "~/kernel/single-line-text";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { ROLES } from "~/modules/identity/domain/rights";
import { InvitationError, inviteUser } from "~/modules/identity/server/invite-user.server";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { drainMail } from "../tasks/drain-mail";

/** The options as they were typed. */
export type UserInviteOptions = {
  readonly customer: string;
  readonly role: string;
  readonly name?: string | undefined;
};

/** `insight user invite`: adds a user to a customer, or sends one without a password a new link (R8.1), and prints the
 *  invitation. Returns exit code 2 for wrong usage, 1 when this user cannot be invited. */
export async function userInviteCommand(
  context: ServerContext,
  email: string,
  { customer, role: asked, name }: UserInviteOptions,
  streams: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  const { stdout, stderr } = streams;
  const role = ROLES.find((known) => known === asked);
  if (!role || !/^\d{6}$/.test(customer)) {
    stderr.write(role ? `Not a customer number: ${customer}\n` : `Not a role (${ROLES.join(", ")}): ${asked}\n`);
    return 2;
  }
  if (name !== undefined && !(isSingleLineText(name) && hasLetterOrDigit(name))) {
    stderr.write(`Not a name: ${JSON.stringify(name)}\n`);
    return 2;
  }
  const customerNumber = Number(customer);
  const { rulePacks } = await loadCatalogue(context);
  const { invitationDays } = rulePackOn(rulePacks, today(context.clock));
  try {
    const { link } = await inviteUser(
      context,
      { email, customerNumber, role, name },
      { validDays: invitationDays, queueMail: enqueueMail, invitedBy: null },
    );
    stdout.write(`${JSON.stringify({ customerNumber, email, role, invitation: link })}\n`);
  } catch (error) {
    if (!(error instanceof InvitationError || error instanceof NotFoundError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
  await drainMail(context, streams);
  return 0;
}
