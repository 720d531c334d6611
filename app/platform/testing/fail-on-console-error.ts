import { afterEach } from "vitest";

/** A test during which the code under it complained on the console has failed, whatever it asserted. */
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
