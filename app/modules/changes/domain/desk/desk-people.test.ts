import { describe, expect, test } from "vitest";

import { scenarioInput } from "../../testing/scenarios";
import { askedProfiles, deskPeople, peopleFilters, shownPeople, type Holders } from "./desk-people";

const { profiles } = scenarioInput({
  profiles: [
    { id: "anna", name: "Anna Bos", e164: "+31337001001", options: ["VOICE_UNLIMITED_NL"] },
    { id: "jan", name: "Jan Yılmaz", e164: "+31337001002", productCode: "VOICE_PROFILE_PLUS" },
    {
      id: "jan-mobile",
      name: "Jan Yılmaz",
      category: "mobile",
      productCode: "MOBILE_PROFILE_BASIS",
      e164: "+31612345678",
    },
    { id: "gone", name: "Gerda Weg", activeUntil: "2025-05-01" },
    { id: "hall", name: "Ontvangst", category: "tv", productCode: "TV_PROFILE" },
  ],
  lines: [],
});
const holders: Holders = {
  anna: { personId: "a", costCentre: "Sales" },
  jan: { personId: "j", costCentre: "Werkplaats" },
  "jan-mobile": { personId: "j", costCentre: null },
};
const people = deskPeople({ profiles }, holders, null);

describe("the people of the change page", () => {
  test("a person is listed once with all of their lines, and so is a line that is nobody's", () => {
    expect(people.map(({ name, personId, lines }) => [name, personId, lines.map(({ id }) => id)])).toEqual([
      ["Anna Bos", "a", ["anna"]],
      ["Jan Yılmaz", "j", ["jan", "jan-mobile"]],
      ["Ontvangst", null, ["hall"]],
    ]);
  });

  test("in a module, only those who have lines in it, and only these lines", () => {
    expect(deskPeople({ profiles }, holders, "mobile").map(({ key, lines }) => [key, lines.length])).toEqual([
      ["j", 1],
    ]);
  });

  test.each([
    { search: "yilmaz", filter: "", found: ["j"], because: "accents are often left out" },
    { search: "34567", filter: "", found: ["j"], because: "the number of any line counts" },
    { search: "033 7001001", filter: "", found: ["a"], because: "a number may begin with 0" },
    { search: "werkplaats", filter: "", found: ["j"], because: "a cost centre is searched, too" },
    { search: "7", filter: "", found: [], because: "one digit finds nobody" },
    { search: "", filter: "product:MOBILE_PROFILE_BASIS", found: ["j"], because: "any line counts" },
    { search: "", filter: "option:VOICE_UNLIMITED_NL", found: ["a"], because: "she has it" },
    { search: "", filter: "no-options", found: ["j", "hall"], because: "they have none" },
    { search: "", filter: "cost-centre:Sales", found: ["a"], because: "she is paid from there" },
    { search: "jan", filter: "cost-centre:Sales", found: [], because: "both have to be true" },
  ])("search $search and filter $filter: $because", ({ search, filter, found }) => {
    expect(shownPeople(people, { search, filter }, null).map(({ key }) => key)).toEqual(found);
  });

  test("a pasted list replaces the filter", () => {
    expect(shownPeople(people, { search: "", filter: "list" }, new Set(["hall"])).map(({ key }) => key)).toEqual([
      "hall",
    ]);
  });

  test("filters are offered with the number of people they leave, products before options before cost centres", () => {
    const offered = peopleFilters(people);
    expect(offered.map(({ filter, count }) => `${filter} ${String(count)}`)).toEqual([
      "product:MOBILE_PROFILE_BASIS 1",
      "product:TV_PROFILE 1",
      "product:VOICE_PROFILE_PLUS 1",
      "product:VOICE_PROFILE_PRO 1",
      "option:VOICE_UNLIMITED_NL 1",
      "no-options 2",
      "cost-centre:Sales 1",
      "cost-centre:Werkplaats 1",
    ]);
    for (const { filter, count } of offered) {
      expect(shownPeople(people, { search: "", filter }, null)).toHaveLength(count);
    }
  });

  test("a hand-over and a phone belong to the person of the profile, a number to nobody", () => {
    expect(
      askedProfiles({
        wishes: { anna: { to: "remove", options: null } },
        extras: [
          { action: "hand-over", profileId: "jan", name: "Sanne" },
          { action: "remove-number", numberId: "block" },
          { action: "add-option", profileId: null, productCode: "VOICE_BEL_ME_NU" },
        ],
      }),
    ).toEqual(["anna", "jan"]);
  });
});
