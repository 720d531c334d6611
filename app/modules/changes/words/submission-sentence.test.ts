import { expect, test } from "vitest";

import { readerIn } from "~/platform/texts/texts.server";
import { pros, scenarioInput, type JsonLine } from "../testing/scenarios";
import { evaluate } from "./preview-in-words";
import { submissionSentence } from "./submission-sentence";

const toSanne: JsonLine = { action: "hand-over", profileId: "p1", name: "Sanne" };
const newNumber: JsonLine = { action: "hand-over", profileId: "p2", e164: "+31201234569" };
const release: JsonLine = { action: "hand-over", profileId: "p3", release: true };

test.each([
  { lines: [toSanne], says: "1 profiel gaat naar een ander, op", because: "nothing is said of a number that stays" },
  { lines: [newNumber, release], says: "2 nummers wisselen of komen vrij, op", because: "nobody else comes" },
  {
    lines: [toSanne, newNumber],
    says: "1 profiel gaat naar een ander en 1 nummer wisselt of komt vrij, op",
    because: "each by its own",
  },
])("a hand-over says what goes to whom: $because", ({ lines, says }) => {
  const numbers = [{ numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }];
  const profiles = pros(4).map((profile, at) => ({ ...profile, e164: `+3120123456${String(at)}` }));
  const input = scenarioInput({ profiles, contracted: { voice: 4 }, numbers, lines });
  const reader = readerIn("nl");
  expect(submissionSentence(evaluate(input, reader), input.proposal.lines, reader)).toContain(says);
});
