import { createHash } from "node:crypto";

/** A statement for pg. */
export type Statement = { readonly name?: string; readonly text: string; readonly values: unknown[] };

const names = new Map<string, string>();

/** Returns a statement with a name under which a connection parses it once: the digest of its text, so that processes
 *  and releases that share a pooler's connections never use one name for different statements. A query has one text for
 *  each of its shapes. */
export function statement(text: string, values: readonly unknown[], prepares: boolean): Statement {
  return prepares ? { name: nameOf(text), text, values: [...values] } : { text, values: [...values] };
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `q${createHash("sha256").update(text).digest("base64url").slice(0, 24)}`;
  names.set(text, name);
  return name;
}
