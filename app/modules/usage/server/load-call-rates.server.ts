import { cachedReference } from "~/platform/database/cached-reference.server";
import { readRateSheets } from "./rate-sheet-repository.server";

/** Returns the rate sheets of the database, ascending, cached by the process, for pages that show rates: rating itself reads
 *  them anew (`loadRateSheets`). Call it before a transaction, never inside one. */
export const loadCallRates = cachedReference((database) => database.withoutCustomer(readRateSheets));
