const KEY = /^[\x21-\x7e]{1,200}$/;

/** Returns the `Idempotency-Key` of a request, null when it has none, or false when it is invalid (1–200 visible
 *  characters are allowed). */
export function idempotencyKeyOf(headers: Headers): string | null | false {
  const key = headers.get("Idempotency-Key");
  if (key === null) return null;
  return KEY.test(key) ? key : false;
}
