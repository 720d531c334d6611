/** An e-mail address as it is kept and compared: without surrounding space, in lower case. */
export function normalizeEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** True for what looks like an address; only a mail that arrives proves one. */
export function isEmail(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[^\s\p{Cc}@<>()",;:\\]+@[^\s\p{Cc}@<>()",;:\\]+\.[^\s\p{Cc}@<>()",;:\\.]+$/u.test(address)
  );
}
