import { StringDecoder } from "node:string_decoder";
import type { Readable } from "node:stream";

export type TextLine = { readonly text: string; /** From 1; blank lines count. */ readonly number: number };

/** Yields the lines of a stream, ended by LF or CRLF, without their ends and without a byte order mark at the
 *  beginning. It holds no more than a chunk and a line. */
export async function* textLines(stream: Readable): AsyncGenerator<TextLine> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let number = 0;
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    const piece = typeof chunk === "string" ? chunk : decoder.write(chunk);
    // Only the new piece is searched: a line that spans many chunks is read once.
    if (!piece.includes("\n")) {
      rest += piece;
      continue;
    }
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      number += 1;
      yield { text: clean(line, number), number };
    }
  }
  rest += decoder.end();
  if (rest !== "") yield { text: clean(rest, number + 1), number: number + 1 };
}

function clean(line: string, number: number): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  return number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
}
