const KEY = /^[\x21-\x7e]{1,200}$/;

/** The `Idempotency-Key` of a request; null: it has none; false: it is none that can be kept (1–200 visible characters). */
export function idempotencyKeyOf(headers: Headers): string | null | false {
  const key = headers.get("Idempotency-Key");
  if (key === null) return null;
  return KEY.test(key) ? key : false;
}
