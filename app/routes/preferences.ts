import { redirect, type ActionFunctionArgs } from "@remix-run/node";

import { safeNextPath } from "~/modules/identity/domain/next-path";
import { parsePreferences } from "~/modules/identity/schemas/preferences-form";
import { setUserLanguage } from "~/modules/identity/server/set-user-language.server";
import { languageCookie } from "~/platform/texts/texts.server";
import { themeCookie } from "~/ui/theme";

export function loader() {
  return redirect("/");
}

/** Theme and language, for visitors and before the portal opens too (R8.2). */
export async function action({ request, context }: ActionFunctionArgs) {
  const { theme, language, returnTo } = parsePreferences(await request.formData());
  const secure = context.server.settings.baseUrl.startsWith("https:");
  const headers = new Headers();
  if (theme !== undefined) headers.append("Set-Cookie", themeCookie(theme === "system" ? null : theme, secure));
  if (language !== undefined) {
    headers.append("Set-Cookie", await languageCookie.serialize(language, { secure }));
    const session = await context.session();
    if (session !== null) await setUserLanguage(context.server, session, language);
  }
  return redirect(safeNextPath(returnTo), { headers });
}
