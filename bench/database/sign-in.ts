import type { ServerContext } from "~/platform/context.server";
import { openSessions } from "~/modules/identity/server/sessions.server";

/** Signs a user in without a password. Returns the `Cookie` header of the session. */
export async function signIn(
  context: ServerContext,
  email: string,
): Promise<{ readonly cookie: string; readonly customerId: string }> {
  const { rows } = await context.database.pool.query<{ id: string; customer_id: string }>(
    "SELECT id, customer_id FROM users WHERE email = $1",
    [email],
  );
  const [user] = rows;
  if (!user) throw new Error(`Nobody signs in as ${email}`);
  const owner = { customerId: user.customer_id, userId: user.id };
  const setCookie = await context.database.withCustomer(owner.customerId, (tx) =>
    openSessions(context).start(tx, owner),
  );
  return { cookie: setCookie.split(";")[0] ?? "", customerId: owner.customerId };
}
