import { redirect, type ActionFunctionArgs } from "@remix-run/node";

import { signOut } from "~/modules/identity/server/sign-out.server";

/** Signing out changes something, so it is a form; a link leads home. */
export function loader() {
  return redirect("/");
}

export async function action({ context }: ActionFunctionArgs) {
  const session = await context.session();
  if (session === null) return redirect("/login");
  const clearCookie = await signOut(context.server, session);
  return redirect("/login?signed-out", { headers: { "Set-Cookie": clearCookie } });
}
