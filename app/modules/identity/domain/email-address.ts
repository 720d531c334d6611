/** Returns an e-mail address as it is stored and compared: trimmed and in lower case. */
export function normalizeEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** Returns whether a text looks like an address. Only a mail that arrives proves it. */
export function isEmail(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[^\s\p{Cc}@<>()",;:\\]+@[^\s\p{Cc}@<>()",;:\\]+\.[^\s\p{Cc}@<>()",;:\\.]+$/u.test(address)
  );
}
