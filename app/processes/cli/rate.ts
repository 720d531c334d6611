import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import * as z from "zod";
import { hasDigits, phoneNumber } from "~/modules/usage/domain/phone-number";
import { createRater, type Rater } from "~/modules/usage/domain/rating/rate-usage";
import { rejected, type Rating } from "~/modules/usage/domain/rating/rating";
import type { SubscriberBook } from "~/modules/usage/domain/rating/subscriber";
import { repeatedRecords } from "~/modules/usage/domain/repeated-records";
import type { UsageRecord } from "~/modules/usage/domain/usage-record";
import { calledNumber, tariffsOf, type Tariff } from "~/modules/usage/domain/rating/tariff";
import { rateCustomerSchema, subscriberBookOf } from "~/modules/usage/schemas/rate-customer-schema";
import { createRatedCsv, MAX_BLOCK_BYTES } from "~/modules/usage/schemas/rated-csv";
import { locateRecordId, type IdPosition } from "~/modules/usage/schemas/record-id";
import { createUsageReader, type UsageLine } from "~/modules/usage/schemas/usage-csv";
import { NotAUsageFile } from "~/modules/usage/schemas/usage-header";
import { worldNumberPlan } from "~/modules/usage/server/number-plan/number-plan.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { fileProblem } from "./file-problem";
import { readJson } from "./read-json";

export type RateStreams = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
};

/** `insight rate`: reads usage as CSV and writes it with its rating, in order, in constant memory and without a
 *  database. Returns exit code 1 when the customer file or the header is invalid. An invalid line is rejected, and the
 *  rest continues. */
export async function rateCommand(options: RateStreams & { readonly customerFile: string }): Promise<number> {
  const { customerFile, stdin, stdout, stderr } = options;
  try {
    const tariffs = tariffsOf(readRateSheets(), worldNumberPlan());
    const book = await readCustomer(customerFile, tariffs);
    await rateStream(stdin, stdout, createRater(tariffs, book), stderr.isTTY ? progressLine(stderr) : undefined);
    return 0;
  } catch (error) {
    const problem = problemOf(error, customerFile);
    if (problem === null) throw error;
    stderr.write(`${problem}\n`);
    return 1;
  }
}

/** Rates `input` into `output`, in which each record is unchanged. Ends early when nobody reads the output any more. */
export async function rateStream(
  input: AsyncIterable<Uint8Array | string>,
  output: Writable,
  rate: Rater,
  onProgress: (lines: number) => void = () => undefined,
): Promise<void> {
  const left = new AbortController();
  const leave = (): void => left.abort();
  output.once("error", leave).once("close", leave);
  const rated = createRatedCsv(blockWriter(output));
  const repeated = repeatedRecords();
  const id: IdPosition = { bytes: new Uint8Array(0), start: 0, end: 0 };
  /** A record that was taken before is not billed again (R6.8). */
  const rateOnce = (record: UsageRecord, line: UsageLine): Rating => {
    const { rating } = rate(record);
    if (rating.status === "rejected") return rating;
    locateRecordId(id, line);
    const repetition = repeated.judge(id.bytes, id.start, id.end, record);
    return repetition === "first" ? rating : rejected(repetition);
  };
  let lines = 0;
  const reader = createUsageReader({
    record: (record, line) => {
      lines += 1;
      rated.add(line, rateOnce(record, line));
    },
    rejected: (reason, line) => rated.addRejected(line, rejected(reason)),
    unreadable: (reason, start) => rated.addUnreadable(start, rejected(reason)),
  });
  rated.addHeader();
  for await (const chunk of input) {
    reader.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    if (output.writableNeedDrain) await once(output, "drain", { signal: left.signal }).catch(() => undefined);
    if (left.signal.aborted) return;
    onProgress(lines);
  }
  reader.end();
  rated.flush();
}

/** Writes copies into memory that is reused once it is written. */
function blockWriter(output: Writable): (block: Uint8Array) => void {
  const spare: Uint8Array[] = [];
  return (block) => {
    const room = spare.pop() ?? new Uint8Array(MAX_BLOCK_BYTES);
    room.set(block);
    output.write(room.subarray(0, block.length), () => spare.push(room));
  };
}

/** Draws how many lines are rated, at each hundred thousand. */
function progressLine(stderr: Writable): (lines: number) => void {
  let drawn = 0;
  return (lines) => {
    if (lines < drawn + 100_000) return;
    drawn = lines - (lines % 100_000);
    stderr.write(`\r${drawn.toString()} lines`);
  };
}

async function readCustomer(path: string, tariffs: readonly Tariff[]): Promise<SubscriberBook> {
  const customer = rateCustomerSchema.parse(await readJson(path));
  const [newest] = tariffs;
  return subscriberBookOf(customer, (e164) => {
    const number = phoneNumber(e164);
    const called = newest && hasDigits(number) ? calledNumber(number, newest) : null;
    return called?.kind === "national" && called.isMobile;
  });
}

/** Returns the message for the operator, or null when the error is not a mistake in the input. */
function problemOf(error: unknown, customerFile: string): string | null {
  if (error instanceof NotAUsageFile) return error.message;
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${customerFile}: ${issue.path.join(".")}: ${issue.message}`).join("\n");
  }
  if (error instanceof SyntaxError || error instanceof RangeError) return `${customerFile}: ${error.message}`;
  return fileProblem(error, customerFile);
}
