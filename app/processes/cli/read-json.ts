import { readFile } from "node:fs/promises";

/** What a JSON file holds, or bytes that were read from elsewhere; a byte order mark before it is dropped. Throws a SyntaxError for what is no
 *  JSON or no UTF-8. */
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
