import * as z from "zod";

const cancel = z.union([
  z.literal("all").transform(() => null),
  z.coerce
    .number()
    .int()
    .min(0)
    .transform((index) => [index]),
]);

/** The lines that the pressed button takes back; null: all of the request. What is not of the form means all of nothing, so
 *  a wrong value throws a ZodError. */
export function parseCancelForm(form: FormData): readonly number[] | null {
  return cancel.parse(form.get("cancel"));
}
