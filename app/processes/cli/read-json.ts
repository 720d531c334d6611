import { readFile } from "node:fs/promises";

/** Returns the contents of a JSON file, or of bytes read elsewhere, without a byte order mark. Throws a SyntaxError for
 *  invalid JSON or UTF-8. */
export async function readJson(file: string | Uint8Array): Promise<unknown> {
  return JSON.parse(decoded(typeof file === "string" ? await readFile(file) : file));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SyntaxError("it is not UTF-8");
  }
}
