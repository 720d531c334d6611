import type { Language } from "~/kernel/language";
import { beforeAll, describe, expect, test } from "vitest";

import { rulePackValues } from "~/modules/catalogue/schemas/rule-pack-schema";
import { TARIFFS } from "~/modules/changes/testing/scenarios";
import { settingNames } from "~/platform/settings/settings.server";
import { DONE_RULES, JUDGED_RULES, verdictOn } from "./testing/policy-judged";
import { policySurfaces, type Surfaces } from "./testing/policy-surfaces";
import {
  CHANGED,
  CHANGED_SETTINGS,
  SILENT_SETTINGS,
  TOLD_IN_ENGLISH,
  TOLD_RULES,
  TOLD_SETTINGS,
} from "./testing/policy-told";

type Told = (typeof TOLD_RULES)[string];
type Lives = { readonly own: Surfaces; readonly changed: Surfaces };

const lives = new Map<string, Lives>();

beforeAll(async () => {
  const [pack] = TARIFFS.rulePacks;
  if (!pack) throw new Error("no rule pack");
  const { validFrom: _, ...content } = pack;
  const rulePack = {
    ...content,
    ...CHANGED,
    downscale: { ...content.downscale, ...CHANGED.downscale },
    billingEnds: { ...content.billingEnds, ...CHANGED.billingEnds },
  };
  for (const language of ["nl", "en"] as const) {
    const [own, changed] = await Promise.all([
      policySurfaces({}, language),
      policySurfaces({ rulePack, settings: CHANGED_SETTINGS }, language),
    ]);
    lives.set(language, { own, changed });
  }
}, 240_000);

describe("every value of the policy has one source", () => {
  test("each value of the rule pack has a row, and nothing else has", () => {
    const rows = [TOLD_RULES, JUDGED_RULES, DONE_RULES].flatMap((table) => Object.keys(table));
    expect(rows.toSorted()).toEqual(rulePackValues().toSorted());
  });

  test("each setting has a row, or is one that no customer reads", () => {
    expect([...Object.keys(TOLD_SETTINGS), ...SILENT_SETTINGS].toSorted()).toEqual(settingNames.toSorted());
  });
});

describe("R4.6 a changed value is shown everywhere, and the old one nowhere", () => {
  test.each(Object.entries({ ...TOLD_RULES, ...TOLD_SETTINGS }))("%s", (_name, told) => {
    expectShown("nl", told);
  });

  test.each(Object.entries(TOLD_IN_ENGLISH))("in English: %s", (_name, told) => {
    expectShown("en", told);
  });
});

describe("R4.6 a changed value that is not shown decides", () => {
  test.each(Object.entries(JUDGED_RULES))("%s", (_name, { asked, change, was, is }) => {
    const [before, after] = [verdictOn(asked), verdictOn(asked, change)];
    expect({ before: before.includes(was), after: after.includes(is) }).toEqual({ before: true, after: true });
    expect(after).not.toBe(before);
  });
});

describe("R4.6 a changed value decides what is done and offered", () => {
  test.each(Object.entries(DONE_RULES))("%s", (_name, { change, leadsTo }) => {
    const [pack] = TARIFFS.rulePacks;
    if (!pack) throw new Error("no rule pack");
    expect(leadsTo(change(pack))).not.toEqual(leadsTo(pack));
  });
});

function expectShown(language: Language, { was, is, on }: Told): void {
  const both = lives.get(language);
  if (!both) throw new Error(`no lives in ${language}`);
  const { own, changed } = both;
  for (const place of on) {
    expect({ place, says: hasWords(changed, place, is) }).toEqual({ place, says: true });
    expect({ place, says: was === null ? hasWords(own, place, is) : hasWords(own, place, was) }).toEqual({
      place,
      says: was !== null,
    });
  }
  if (was !== null) expect([...changed].filter(([, text]) => text.includes(was)).map(([place]) => place)).toEqual([]);
}

/** Returns whether a surface has these words; `mail` stands for any mail. */
function hasWords(surfaces: Surfaces, place: string, words: string): boolean {
  const known = [...surfaces].filter(([name]) => name === place || (place === "mail" && name.startsWith("mail ")));
  if (known.length === 0) throw new Error(`nothing is called ${place}`);
  return known.some(([, text]) => text.includes(words));
}
