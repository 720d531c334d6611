import { expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { translate } from "~/format/texts";
import nl from "~/locales/nl/usage.json";
import { OWN_PERIOD, TO_DATE, type PeriodChoice } from "../domain/reports/usage-filter";
import { inPeriodWords, periodChoiceWords } from "./usage-period-words";

const t = (key: string, values?: Record<string, string | number>): string => translate(nl, key, values);

test.each([
  { from: "2026-10-01", until: "2026-10-31", words: "in oktober 2026" },
  { from: "2026-10-05", until: "2026-10-05", words: "op 5 oktober 2026" },
  { from: "2026-07-01", until: "2026-09-30", words: "van 1 juli t/m 30 september 2026" },
])("$from–$until is $words", ({ from, until, words }) => {
  expect(inPeriodWords({ from: localDate(from), until: localDate(until) }, "nl", t)).toBe(words);
});

test.each([
  { choice: TO_DATE, words: "november 2026 tot nu toe" },
  { choice: OWN_PERIOD, words: "Eigen periode" },
  { choice: "2026-Q3", words: "Kwartaal 3 van 2026" },
  { choice: "2026", words: "Heel 2026" },
  { choice: "2026-10", words: "oktober 2026" },
])("$choice is chosen as $words", ({ choice, words }) => {
  expect(periodChoiceWords(choice as PeriodChoice, localDate("2026-11-24"), "nl", t)).toBe(words);
});
