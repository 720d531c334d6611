import { redirect, type ActionFunctionArgs } from "@remix-run/node";

import { leave } from "~/modules/identity/server/leave.server";
import { signOut } from "~/modules/identity/server/sign-out.server";

/** Signing out changes something, so it is a form; a link leads home. */
export function loader() {
  return redirect("/");
}

export async function action({ context }: ActionFunctionArgs) {
  const session = await context.session();
  if (session === null) return redirect("/login");
  return leave(await signOut(context.server, session));
}
