import * as z from "zod";

const schema = z.object({
  theme: z.enum(["light", "dark", "system"]).optional().catch(undefined),
  language: z.enum(["nl", "en"]).optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
});

/** Theme or language as a switch on some page sends it, and the page to go back to; what is not understood counts as absent. */
export type PreferencesForm = z.infer<typeof schema>;

export function parsePreferences(form: FormData): PreferencesForm {
  return schema.parse(Object.fromEntries(form));
}
