import type { Writable } from "node:stream";

import { NotFoundError } from "~/kernel/not-found";
import { createApiToken, ScopeError } from "~/modules/identity/server/api-tokens.server";
import type { ServerContext } from "~/platform/context.server";

/** The options as they were typed. */
export type TokenCreateOptions = { readonly user: string; readonly scopes?: readonly string[] | undefined };

/** `insight token create`: creates a token for the API and prints it, this once. Scopes are separated by commas or
 *  spaces; without any it has all those of the user's role. Returns exit code 2 for impossible scopes, 1 when there is
 *  no such user. */
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
