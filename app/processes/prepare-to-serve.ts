import { holdsDemoData } from "./demo-data";
import { printStatus, type OpenProcess } from "./open-process";
import { bringUpToDate } from "./prepare-database";
import { refusePendingMigrations, refuseSetClock } from "./start-rules";

/** Brings an embedded database up to date, and refuses one of the operator's own that is not. Returns whether it holds demo data. */
export async function prepareToServe({ settings, server, contexts: { operator } }: OpenProcess): Promise<boolean> {
  if (server.isEmbedded) await bringUpToDate(operator, server, printStatus);
  else await refusePendingMigrations(operator);
  const isDemo = await holdsDemoData(operator);
  refuseSetClock(settings, isDemo);
  return isDemo;
}
