import type { ServerContext } from "~/platform/context.server";

type DatabaseAccess = Pick<ServerContext, "database">;

/** An attempt that the database counts. Attempts from a known device or by a signed-in user are counted separately from
 *  those of strangers. */
export type GuardedAttempt = {
  readonly route: "sign-in" | "sign-in-known" | "password-change" | "reset" | "reset-known";
  /** In lower case. */
  readonly email: string;
  readonly network: string;
  /** The id of a known device, otherwise null. */
  readonly device: string | null;
};

/** A user as sign-in needs it, before the customer is known. */
export type Account = {
  readonly id: string;
  readonly customerId: string;
  readonly email: string;
};

/** Returns how many seconds to wait before the next attempt, and the parameters and salt of the password:
 *  `$argon2id$v=19$m=…,t=…,p=…$salt`. Unknown addresses have parameters, too. */
export async function findPasswordParameters(
  { database }: DatabaseAccess,
  guarded: GuardedAttempt,
): Promise<{ readonly waitSeconds: number; readonly parameters: string }> {
  const rows = await database.query<{ waitSeconds: number; parameters: string }>(
    `SELECT wait_seconds AS "waitSeconds", parameters FROM password_parameters($1, $2, $3, $4)`,
    valuesOf(guarded),
  );
  return onlyRow(rows);
}

/** Has the database compare a digest with the stored one, and count the attempt when it is wrong. The account is only
 *  returned when it is right. */
export async function verifyDigest(
  { database }: DatabaseAccess,
  guarded: GuardedAttempt,
  { digest, clientAddress }: { readonly digest: string; readonly clientAddress: string },
): Promise<{ readonly waitSeconds: number; readonly account: Account | null }> {
  const [email, route, network, device] = valuesOf(guarded);
  const rows = await database.query<{
    waitSeconds: number;
    id: string | null;
    customerId: string;
    email: string;
  }>(
    `SELECT coalesce(wait_seconds, 0) AS "waitSeconds", user_id AS id, customer_id AS "customerId", email
             FROM verify_password($1, $2, $3, $4, $5, $6)`,
    [email, digest, route, network, device, clientAddress],
  );
  const { waitSeconds, id, ...account } = onlyRow(rows);
  return { waitSeconds, account: id === null ? null : { id, ...account } };
}

export type ResetAnswer =
  | { readonly kind: "wait"; readonly waitSeconds: number }
  /** The account was mailed so recently that the link in that mail is still good. */
  | { readonly kind: "sent-before"; readonly sentAt: Date }
  /** Null: the address is nobody's. */
  | { readonly kind: "free"; readonly owner: { readonly userId: string; readonly customerId: string } | null };

/** Has the database count a request for a reset. The owner of the address is only returned within the limits. */
export async function askPasswordReset({ database }: DatabaseAccess, guarded: GuardedAttempt): Promise<ResetAnswer> {
  const rows = await database.query<{
    waitSeconds: number;
    sentAt: Date | null;
    userId: string | null;
    customerId: string;
  }>(
    `SELECT wait_seconds AS "waitSeconds", sent_at AS "sentAt", user_id AS "userId", customer_id AS "customerId"
             FROM ask_password_reset($1, $2, $3, $4)`,
    valuesOf(guarded),
  );
  const { waitSeconds, sentAt, userId, customerId } = onlyRow(rows);
  if (waitSeconds > 0) return { kind: "wait", waitSeconds };
  if (sentAt !== null) return { kind: "sent-before", sentAt };
  return { kind: "free", owner: userId === null ? null : { userId, customerId } };
}

/** Removes counters that no longer count anything. */
export async function cleanGuardCounters({ database }: DatabaseAccess): Promise<void> {
  await database.query("SELECT clean_guard_counters()");
}

function valuesOf({ email, route, network, device }: GuardedAttempt): [string, string, string, string | null] {
  return [email, route, network, device];
}

function onlyRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("The database returned no row for a password");
  return row;
}
