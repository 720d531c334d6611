import { redirect } from "@remix-run/node";

/** Returns the response to signing out: the browser drops the session and everything it cached of the portal. It
 *  remains a known device and keeps language and theme, so other cookies are not cleared. */
export function signOutResponse(clearCookie: string): ReturnType<typeof redirect> {
  return redirect("/login?signed-out", {
    headers: { "Set-Cookie": clearCookie, "Clear-Site-Data": '"cache", "storage"' },
  });
}
