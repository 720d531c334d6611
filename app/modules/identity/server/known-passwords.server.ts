/** Returns the common and breached passwords of a published list (49,000), in lower case. It is loaded for the first
 *  new password. */
export function loadKnownPasswords(): Promise<ReadonlySet<string>> {
  return (known ??= read());
}

let known: Promise<ReadonlySet<string>> | undefined;

async function read(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"].map((password) => password.toLowerCase()));
}
