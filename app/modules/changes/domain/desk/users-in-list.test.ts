import { describe, expect, test } from "vitest";

import { usersInList, type NamedUser } from "./users-in-list";

const USERS: readonly NamedUser[] = [
  { id: "jan", name: "Jan Jansen", numbers: ["+31337001036"] },
  { id: "bram", name: "Bram de Vos", numbers: ["+31337001037", "+31698765432"] },
  { id: "fatima", name: "Fatima El Amrani", numbers: ["+31337001110"] },
  { id: "carlijn", name: "Carlijn Yılmaz", numbers: ["+31337001064"] },
  { id: "renee", name: "Renée Bos", numbers: [] },
  { id: "anouk-1", name: "Anouk Meijer", numbers: ["+31337001201"] },
  { id: "anouk-2", name: "Anouk Meijer", numbers: ["+31337001202"] },
  { id: "nameless", name: null, numbers: ["+31612345678"] },
];

describe("a pasted list of names and numbers", () => {
  test.each([
    { list: "Jan Jansen\nBram de Vos", found: ["jan", "bram"], because: "a name a line" },
    { list: "jan jansen, FATIMA EL AMRANI", found: ["jan", "fatima"], because: "with commas, in any case" },
    { list: "Vos, Bram de", found: ["bram"], because: "a comma within one name does not make two" },
    { list: "Carlijn Yilmaz\nRenee Bos", found: ["carlijn", "renee"], because: "accents are often left out" },
    { list: "Fatima", found: ["fatima"], because: "nobody else is called that" },
    { list: "- Jan Jansen\n2. Bram de Vos\n• Fatima", found: ["jan", "bram", "fatima"], because: "lists have bullets" },
    { list: "033 700 10 36\n+31 33 700 10 37", found: ["jan", "bram"], because: "numbers with and without country" },
    { list: "0031337001036\n0612345678", found: ["jan", "nameless"], because: "0031, and a user without a name" },
    { list: "06 98 76 54 32", found: ["bram"], because: "a person has a number for each line" },
    { list: "1110", found: ["fatima"], because: "the last digits are hers alone" },
    { list: "Jan Jansen 033-7001036", found: ["jan"], because: "name and number on a line" },
    { list: "Jan Jansen\tVerkoop\t033 700 10 36", found: ["jan"], because: "a row of a spreadsheet is one user" },
    { list: "Jan\tJansen", found: ["jan"], because: "so is one with the name in two cells" },
    { list: "Jan Jansen\n\n  \nJan Jansen", found: ["jan"], because: "a name that comes twice counts once" },
    { list: "", found: [], because: "an empty list finds nobody" },
  ])("$list: $because", ({ list, found }) => {
    expect(usersInList(list, USERS)).toEqual({ found, missing: [], ambiguous: [] });
  });

  test("names that are not found come back as they were written", () => {
    const { found, missing } = usersInList("Jan Jansen; Piet Puk\n033 999 99 99\nNaam\tNummer", USERS);
    expect(found).toEqual(["jan"]);
    expect(missing).toEqual(["Piet Puk", "033 999 99 99", "Naam Nummer"]);
  });

  test("namesakes are not chosen between", () => {
    expect(usersInList("Anouk Meijer", USERS)).toEqual({
      found: [],
      missing: [],
      ambiguous: [{ entry: "Anouk Meijer", ids: ["anouk-1", "anouk-2"] }],
    });
    expect(usersInList("Anouk Meijer\t033 700 12 02", USERS).found).toEqual(["anouk-2"]);
  });

  test("a whole name goes before a part of another", () => {
    const users = [...USERS, { id: "jan-jr", name: "Jan Jansen Junior", numbers: [] }];
    expect(usersInList("Jan Jansen", users).found).toEqual(["jan"]);
  });
});
