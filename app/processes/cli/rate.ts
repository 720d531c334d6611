import { readFile } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import * as z from "zod";
import { amsterdamDates } from "~/modules/usage/domain/amsterdam-dates";
import { classifyNumber } from "~/modules/usage/domain/called-number";
import { rateUsage } from "~/modules/usage/domain/rate-usage";
import { rejected } from "~/modules/usage/domain/rating";
import type { SubscriberBook } from "~/modules/usage/domain/subscriber";
import { tariffsOf, type Tariff } from "~/modules/usage/domain/tariff";
import { rateCustomerSchema, subscriberBookOf } from "~/modules/usage/schemas/rate-customer-schema";
import { ratedFields, RATED_HEADER, unreadableFields } from "~/modules/usage/schemas/rated-csv";
import { createUsageReader, NotAUsageFile } from "~/modules/usage/schemas/usage-csv";
import { worldNumberPlan } from "~/platform/number-plan.server";
import { readRateSheets } from "~/platform/rate-sheet-files.server";

export type RateStreams = { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable };

/** `insight rate`: usage as CSV in, the same with its rating out, in order, at constant memory and without a database. Answers the exit
 *  code: 1 when the customer file or the header is wrong. A line that can't be taken is rejected and the rest goes on. */
export async function rateCommand({
  customerFile,
  stdin,
  stdout,
  stderr,
}: RateStreams & { readonly customerFile: string }): Promise<number> {
  try {
    const tariffs = tariffsOf(readRateSheets(), worldNumberPlan());
    const book = await readCustomer(customerFile, tariffs);
    await rateStream(stdin, stdout, tariffs, book);
    return 0;
  } catch (error) {
    const problem = problemOf(error, customerFile);
    if (problem === null) throw error;
    stderr.write(`${problem}\n`);
    return 1;
  }
}

const WRITE_AT = 65_536;

/** Rates what `input` holds into `output`. Text is taken as one character a byte, so that whatever a line holds comes out unchanged. */
export async function rateStream(
  input: AsyncIterable<Buffer | string>,
  output: Writable,
  tariffs: readonly Tariff[],
  book: SubscriberBook,
): Promise<void> {
  const dateOf = amsterdamDates();
  let rated = "";
  const reader = createUsageReader({
    record: (record, text) => {
      rated += text + ratedFields(rateUsage(record, dateOf(record.startedAtMs), tariffs, book).rating) + "\n";
    },
    rejected: (reason, _fields, text) => {
      rated += `${text}${ratedFields(rejected(reason))}\n`;
    },
    unreadable: (reason, text) => {
      rated += `${asBytes(unreadableFields(text))}${ratedFields(rejected(reason))}\n`;
    },
  });
  let isHeaderWritten = false;
  const flush = async (): Promise<void> => {
    if (!isHeaderWritten) rated = `${RATED_HEADER}\n${rated}`;
    isHeaderWritten = true;
    const bytes = Buffer.from(rated, "latin1");
    rated = "";
    if (!output.write(bytes)) await new Promise<void>((resolve) => output.once("drain", resolve));
  };
  for await (const chunk of input) {
    reader.push(typeof chunk === "string" ? asBytes(chunk) : chunk.toString("latin1"));
    if (rated.length >= WRITE_AT) await flush();
  }
  reader.end();
  await flush();
}

function asBytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

async function readCustomer(path: string, tariffs: readonly Tariff[]): Promise<SubscriberBook> {
  const customer = rateCustomerSchema.parse(JSON.parse(await readFile(path, "utf8")));
  const [newest] = tariffs;
  return subscriberBookOf(customer, (e164) => {
    if (!newest) return false;
    const number = classifyNumber(e164, newest.plan, newest.sheet.policy.dutchNumbers);
    return number.kind === "national" && number.isMobile;
  });
}

/** What to tell the operator; null: not a mistake of the input. */
function problemOf(error: unknown, customerFile: string): string | null {
  if (error instanceof NotAUsageFile) return error.message;
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${customerFile}: ${issue.path.join(".")}: ${issue.message}`).join("\n");
  }
  if (error instanceof SyntaxError || error instanceof RangeError) return `${customerFile}: ${error.message}`;
  return error instanceof Error && "code" in error && error.code === "ENOENT" ? `${customerFile}: no such file` : null;
}
