import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { isUuid } from "~/kernel/uuid";
import {
  countWaitingUsage,
  listWaitingUsage,
  type WaitingKind,
} from "~/modules/usage/server/list-waiting-usage.server";
import type { ServerContext } from "~/platform/context.server";
import { csvOf, jsonLinesOf } from "./rows-as-text";

/** The options as they were typed. */
export type UsageListOptions = {
  readonly customer?: string;
  readonly file?: string;
  readonly count?: boolean;
  readonly format: string;
};

type Streams = { readonly stdout: Writable; readonly stderr: Writable };

/** `insight usage unrated|rejected`: lists records without a tariff, or rejected lines, with the reason, or with
 *  `count` how many there are by reason. Returns exit code 2 for wrong usage. */
export async function usageListCommand(
  context: ServerContext,
  kind: WaitingKind,
  { customer, file, count = false, format }: UsageListOptions,
  { stdout, stderr }: Streams,
): Promise<number> {
  const wrong = [
    ...(customer === undefined || /^\d{6}$/.test(customer) ? [] : [`Not a customer number: ${customer}`]),
    ...(file === undefined || isUuid(file) ? [] : [`Not the id of a file: ${file}`]),
    ...(format === "jsonl" || format === "csv" ? [] : [`Not a format (jsonl, csv): ${format}`]),
  ];
  if (wrong.length > 0) {
    stderr.write(`${wrong.join("\n")}\n`);
    return 2;
  }
  const filter = { customerNumber: customer === undefined ? null : Number(customer), fileId: file ?? null };
  const blocks = count
    ? Readable.from([await countWaitingUsage(context, kind, filter)])
    : listWaitingUsage(context, kind, filter);
  await pipeline(Readable.from(format === "csv" ? csvOf(blocks) : jsonLinesOf(blocks)), stdout, { end: false });
  return 0;
}
