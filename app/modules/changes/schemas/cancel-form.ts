import * as z from "zod";

const cancel = z.union([
  z.literal("all").transform(() => null),
  z
    .string()
    .regex(/^\d{1,4}(?:,\d{1,4}){0,1999}$/)
    .transform((indexes) => [...new Set(indexes.split(",").map(Number))]),
]);

/** Returns the lines that the pressed button cancels, or null for the whole request. Throws a 400 for anything the form
 *  cannot send. */
export function parseCancelForm(form: FormData): readonly number[] | null {
  const parsed = cancel.safeParse(form.get("cancel"));
  if (!parsed.success) throw new Response(null, { status: 400, statusText: "Bad Request" });
  return parsed.data;
}
