import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const FILE = "app/modules/usage/testing/libphonenumber-examples/example-numbers.csv";
const SHA256 = "4d7652393e05dac864339152769c62a3fd62b341acad42b4581f65bde4b45b30";

/** Returns the file with a number of every territory and type; its origin and licence are beside it. Throws an Error
 *  when it is not the published one. */
export function exampleNumbersFile(): string {
  const digest = createHash("sha256").update(readFileSync(FILE)).digest("hex");
  if (digest !== SHA256) throw new Error(`${FILE} is not the file that was taken: ${digest}`);
  return FILE;
}
