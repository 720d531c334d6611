import * as z from "zod";

const schema = z.object({
  theme: z.enum(["light", "dark", "system"]).optional().catch(undefined),
  language: z.enum(["nl", "en"]).optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
});

/** The theme or language that a switch sends, and the page to return to. Values that are not understood count as
 *  absent. */
export type PreferencesForm = z.infer<typeof schema>;

export function parsePreferences(form: FormData): PreferencesForm {
  return schema.parse(Object.fromEntries(form));
}
