import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { runsOf, tidyText } from "./pdf-runs.server";

type Order = { customer: { name: string }; deliveries: { profiles: { name: string }[] }[] };
const order = JSON.parse(readFileSync("app/processes/cli/cases/12-pdf-missing-glyphs.json", "utf8")) as Order;

const written = (text: string, face: "regular" | "medium" | "semibold" = "regular") => runsOf(tidyText(text), face);

describe("the letters of a document", () => {
  test.each([order.customer.name, order.deliveries[0]?.profiles[0]?.name ?? ""])(
    "%s is written in its own letters in every weight, none missing",
    (name) => {
      expect(name).toMatch(/\p{Script=Han}/u);
      for (const face of ["regular", "medium", "semibold"] as const) {
        const runs = written(name, face);
        expect(runs.map(({ text }) => text).join("")).toBe(name.normalize("NFC"));
        expect(runs.every(({ font }) => font.startsWith(face))).toBe(true);
      }
    },
  );

  test.each([
    { text: "上海 Café", fonts: ["regular han", "regular"], because: "each letter of the font that has it" },
    { text: "カフェ、東京", fonts: ["regular han"], because: "Japanese, with its signs" },
    { text: "Бар Ελλάδα", fonts: ["regular wide", "regular", "regular wide"], because: "alphabets of Europe" },
    { text: "שלום עולם", fonts: ["regular hebrew"], because: "words of Hebrew are set together" },
    {
      text: "Bar שלום 12 תל-אביב!",
      fonts: ["regular", "regular hebrew", "regular", "regular hebrew", "regular"],
      because: "a number runs from left to right",
    },
    { text: "상호 ⼀", fonts: ["regular"], because: "letters that no font has become question marks" },
  ])("$text: $fonts, for $because", ({ text, fonts }) => {
    const runs = written(text);
    const shown = runs.map(({ font }) => font).filter((font, at, all) => font !== all[at - 1]);
    expect(shown).toEqual(fonts);
    expect(runs.map((run) => run.meant ?? run.text).join("")).toBe(text);
  });
});
