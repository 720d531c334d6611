import type { AppLoadContext } from "@remix-run/node";

/** Returns what a loader or action is given, without a server in front. By default nobody is signed in. */
export function testLoadContext(
  server: AppLoadContext["server"],
  session: AppLoadContext["session"] = () => Promise.resolve(null),
): AppLoadContext {
  return {
    server,
    session,
    nonce: "test",
    incident: "test",
    clientAddress: "127.0.0.1",
    noteSecurity: () => undefined,
    retryAfter: () => undefined,
  };
}
