import { redirect, type ActionFunctionArgs } from "@remix-run/node";

import { signOutResponse } from "~/modules/identity/server/sign-out-response.server";
import { signOut } from "~/modules/identity/server/sign-out.server";

/** Signing out changes something, so it is a form; a link leads home. */
export function loader() {
  return redirect("/");
}

export async function action({ context }: ActionFunctionArgs) {
  const session = await context.session();
  if (session === null) return redirect("/login");
  return signOutResponse(await signOut(context.server, session));
}
