import { redirect } from "@remix-run/node";

/** The answer to who signs out: the browser forgets the session and all it kept of the portal, but not that it is a known device, nor
 *  language and theme; so cookies are not among what is cleared. */
export function signOutResponse(clearCookie: string): ReturnType<typeof redirect> {
  return redirect("/login?signed-out", {
    headers: { "Set-Cookie": clearCookie, "Clear-Site-Data": '"cache", "storage"' },
  });
}
