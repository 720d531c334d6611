import * as z from "zod";

const cancel = z.union([
  z.literal("all").transform(() => null),
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform((index) => [Number(index)]),
]);

/** The lines that the pressed button takes back; null: all of the request. Throws a 400 on what is not of the form. */
export function parseCancelForm(form: FormData): readonly number[] | null {
  const parsed = cancel.safeParse(form.get("cancel"));
  if (!parsed.success) throw new Response(null, { status: 400, statusText: "Bad Request" });
  return parsed.data;
}
