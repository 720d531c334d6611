import { afterEach } from "vitest";

/** A test during which the code under test writes an error to the console fails, whatever it asserts. */
const complaints: string[] = [];
const report = console.error;
console.error = (...words: unknown[]): void => {
  complaints.push(words.map(String).join(" "));
  report(...words);
};

afterEach(() => {
  const said = complaints.splice(0);
  if (said.length > 0) throw new Error(`console.error was called: ${said.join("\n")}`);
});
