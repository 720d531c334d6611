import type { Reader } from "~/format/texts";
import type { PreparedRequest } from "../domain/prepared/prepared-request";
import { requestTitle } from "./request-title";

/** Returns what a prepared request is called: the name of the draft that it was, or else its first line as a request is. */
export function preparedTitle(
  prepared: Pick<PreparedRequest, "name" | "lines">,
  productNames: Readonly<Record<string, string>>,
  reader: Reader,
): string {
  return prepared.name ?? requestTitle(prepared, productNames, reader);
}
