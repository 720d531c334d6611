import type { Writable } from "node:stream";

import { NotFoundError } from "~/kernel/not-found";
import { createApiToken, ScopeError } from "~/modules/identity/server/api-tokens.server";
import type { ServerContext } from "~/platform/context.server";

/** What was typed. */
export type TokenCreateOptions = { readonly user: string; readonly scopes?: readonly string[] | undefined };

/** `insight token create`: makes a token for the API and prints it; it is told this once. Scopes are separated by commas or
 *  spaces; without any it has all of the user's role. Answers the exit code: 2 for scopes that can't be, 1 without such a user. */
export async function tokenCreateCommand(
  context: ServerContext,
  { user, scopes }: TokenCreateOptions,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  try {
    const asked = scopes?.flatMap((typed) => typed.split(/[\s,]+/)).filter((scope) => scope !== "");
    const { token, scopes: given } = await createApiToken(context, { email: user, scopes: asked, createdBy: null });
    stderr.write(`Scopes: ${given.join(" ")}\n`);
    stdout.write(`${token}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ScopeError || error instanceof NotFoundError)) throw error;
    stderr.write(`${error.message}\n`);
    return error instanceof ScopeError ? 2 : 1;
  }
}
