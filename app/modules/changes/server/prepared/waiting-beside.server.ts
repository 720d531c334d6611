import type { Reader } from "~/format/texts";
import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import type { ServerContext } from "~/platform/context.server";
import type { WaitingBeside } from "../../domain/prepared/beside-prepared";
import { preparedTitle } from "../../words/prepared-title";
import { listWaiting } from "./get-prepared.server";

/** Returns the prepared requests that wait and remove or downgrade somebody, by their day, in one statement. */
export async function waitingBeside(
  context: Pick<ServerContext, "database">,
  customerId: string,
  reader: Reader,
): Promise<WaitingBeside[]> {
  const waiting = await listWaiting(context, customerId);
  const productNames = await loadProductNames(context);
  return waiting.flatMap((prepared) => {
    const { id, nextOn, preferredDate, lines, signed } = prepared;
    const isLess = lines.some(({ line }) => line.action === "remove-profile" || line.action === "convert-profile");
    if (nextOn === null || !isLess) return [];
    return [{ id, title: preparedTitle(prepared, productNames, reader), nextOn, preferredDate, lines, signed }];
  });
}
