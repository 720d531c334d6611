import type { Language } from "~/kernel/language";
import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import { findLink, findUser } from "./identity-repository.server";
import { linkUrl, type LinkKind } from "./link-token.server";

/** The contents of a mail with a link. */
export type LinkMail = {
  readonly kind: LinkKind;
  readonly to: string;
  readonly name: string;
  readonly language: Language;
  readonly link: string;
  readonly expiresAt: Date;
};

/** Returns the mail of a queued link, or null when the link can no longer be used, so that there is nothing to send.
 *  Throws a NotFoundError when this customer has no such link. */
export async function getLinkMail(
  context: ServerContext,
  { customerId, tokenId }: { readonly customerId: string; readonly tokenId: string },
): Promise<LinkMail | null> {
  const link = await findLink(context, tokenId);
  if (link?.customerId !== customerId) throw new NotFoundError(`link ${tokenId}`);
  if (link.usedAt !== null || link.expiresAt <= context.clock.now()) return null;
  const user = await context.database.withCustomer(customerId, (tx) => findUser(tx, link));
  if (user === null) throw new NotFoundError(`user ${link.userId}`);
  const { kind, expiresAt } = link;
  return {
    kind,
    to: user.email,
    name: user.name,
    language: user.language,
    link: linkUrl(context.settings, kind, tokenId),
    expiresAt,
  };
}
