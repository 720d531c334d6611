import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import * as z from "zod";
import { evaluate } from "~/modules/changes/words/preview-in-words";
import { inputOfScenario, type Tariffs } from "~/modules/changes/domain/evaluation/scenario";
import { parseScenario } from "~/modules/changes/schemas/scenario-schema";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { DEFAULT_LANGUAGE } from "~/kernel/language";
import { readerIn } from "~/platform/texts/texts.server";
import { textLines } from "./text-lines";

export type CommandStreams = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
};

/** `insight simulate`: reads a scenario per line (JSON Lines) and writes a preview per line, in the same order. An
 *  invalid line gives `{"error", "line"}`, and the rest continues. It holds one chunk of input at a time. Returns exit
 *  code 1 when a line was invalid. */
export async function runSimulate(
  streams: CommandStreams,
  serviceDeskPhone: string,
  tariffs: Tariffs = readTariffFiles(),
): Promise<number> {
  const { stdin, stdout, stderr } = streams;
  let [done, bad] = [0, 0];
  let answers = "";
  const reader = { left: false };
  stdout.on("error", () => (reader.left = true));
  const flush = async (): Promise<void> => {
    const chunk = answers;
    answers = "";
    if (chunk === "" || stdout.write(chunk)) return;
    await once(stdout, "drain").catch(() => (reader.left = true));
  };
  for await (const { text, number } of textLines(stdin)) {
    if (text.trim() === "") continue;
    const answer = answerTo(text, number, tariffs, serviceDeskPhone);
    if (answer.bad) bad += 1;
    done += 1;
    answers += `${answer.json}\n`;
    if (answers.length > FLUSH_AT_CHARACTERS) await flush();
    if (reader.left) return 1;
    if (stderr.isTTY && done % PROGRESS_EVERY === 0) stderr.write(`\r${String(done)} scenarios`);
  }
  await flush();
  if (stderr.isTTY && done >= PROGRESS_EVERY) stderr.write(`\r${String(done)} scenarios\n`);
  if (bad > 0) stderr.write(`${String(bad)} of ${String(done)} lines could not be read\n`);
  return bad > 0 ? 1 : 0;
}

const FLUSH_AT_CHARACTERS = 65_536;
const PROGRESS_EVERY = 1_000;

function answerTo(
  text: string,
  line: number,
  tariffs: Tariffs,
  phone: string,
): { readonly json: string; readonly bad: boolean } {
  try {
    const input = inputOfScenario(parseScenario(JSON.parse(text)), tariffs, phone);
    return { json: JSON.stringify(evaluate(input, readerIn(DEFAULT_LANGUAGE))), bad: false };
  } catch (error) {
    return { json: JSON.stringify({ error: reasonOf(error), line }), bad: true };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`).join("; ");
  }
  if (error instanceof SyntaxError || error instanceof RangeError) return error.message;
  throw error;
}
