import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import type { ModuleOverview, ProfileOverview } from "./module-overview";
import { matchesUser, modulesShown, type UsersFilter } from "./users-filter";

const option = { code: "VOICE_UNLIMITED_NL", name: "", monthlyCents: 550, activeUntil: null, billedUntil: null };
const jan: ProfileOverview = {
  ...option,
  code: "VOICE_PROFILE_PRO",
  profileId: "p1",
  user: "Zoë Çelik",
  e164: "+31201234561",
  costCentre: "Werkplaats",
  withDevice: false,
  activeFrom: localDate("2025-03-01"),
  nextPrice: null,
  options: [option],
};

describe("who is found in the list of users", () => {
  test.each([
    { search: "", productCode: null, found: true, because: "nothing is asked" },
    { search: "çel", productCode: null, found: true, because: "a part of the name, whatever its case" },
    { search: "ÇEL", productCode: null, found: true, because: "a part of the name, whatever its case" },
    { search: "werk", productCode: null, found: true, because: "a part of the cost centre" },
    { search: "020 123 45 61", productCode: null, found: true, because: "the number as people write it" },
    { search: "+31 20", productCode: null, found: true, because: "the beginning of the number" },
    { search: "4561", productCode: null, found: true, because: "its last digits" },
    { search: "1", productCode: null, found: false, because: "one digit is in every number" },
    { search: "jansen", productCode: null, found: false, because: "another name" },
    { search: "jansen 4561", productCode: null, found: false, because: "a name with digits is a name" },
    { search: "", productCode: "VOICE_PROFILE_PRO", found: true, because: "the product" },
    { search: "", productCode: "VOICE_UNLIMITED_NL", found: true, because: "an option" },
    { search: "", productCode: "VOICE_PROFILE_PLUS", found: false, because: "another product" },
    { search: "jansen", productCode: "VOICE_PROFILE_PRO", found: false, because: "both must fit" },
  ])("$search $productCode: $found, by $because", ({ search, productCode, found }) => {
    expect(matchesUser(jan, { search, category: null, productCode })).toBe(found);
  });
});

describe("the users on the page of modules", () => {
  const users = (category: ModuleOverview["category"], count: number): ModuleOverview => ({
    category,
    monthlyCents: 9_999,
    profiles: Array.from({ length: count }, (_, at) => ({
      ...jan,
      profileId: `${category}${String(at)}`,
      user: `${category} ${String(at)}`,
      options: at === 0 ? [option] : [],
    })),
    groupOptions: [],
    numbers: [],
  });
  const all: UsersFilter = { search: "", category: null, productCode: null };
  const listed = (modules: readonly ModuleOverview[], filter: UsersFilter, page = 1) =>
    modulesShown(modules, filter, page).modules.map(({ module, listed: own, found }) => [
      module.category,
      own.length,
      found,
    ]);

  test("a customer whose users fit on a page has them all, and modules without any", () => {
    const few = [users("voice", 17), users("mobile", 3), users("tv", 0)];
    expect(listed(few, all)).toEqual([
      ["voice", 17, 17],
      ["mobile", 3, 3],
      ["tv", 0, 0],
    ]);
    expect(modulesShown(few, all, 1).modules.every(({ products }) => products === null)).toBe(true);
  });

  test("a customer with more sees how many have what, and nobody", () => {
    const { modules, list } = modulesShown([users("voice", 18), users("mobile", 3)], all, 2);
    expect(list).toEqual({ page: 1, pages: 1, total: 21 });
    expect(modules[0]).toMatchObject({ listed: [], found: 18, foundCents: 18 * 550 + 550 });
    expect(modules[0]?.products).toEqual([
      { code: "VOICE_PROFILE_PRO", name: "", users: 18, monthlyCents: 18 * 550 },
      { code: "VOICE_UNLIMITED_NL", name: "", users: 1, monthlyCents: 550 },
    ]);
  });

  test("who is looked for comes in pages of twenty over all modules, each user once", () => {
    const many = [users("internet", 2), users("voice", 30), users("mobile", 13)];
    const found = { ...all, productCode: "VOICE_PROFILE_PRO" };
    expect(listed(many, found)).toEqual([
      ["internet", 2, 2],
      ["voice", 18, 30],
    ]);
    expect(listed(many, found, 2)).toEqual([
      ["voice", 12, 30],
      ["mobile", 8, 13],
    ]);
    expect(listed(many, found, 9)).toEqual([["mobile", 5, 13]]);
    const names = [1, 2, 3].flatMap((page) =>
      modulesShown(many, found, page).modules.flatMap((each) => each.listed.map(({ user }) => user)),
    );
    expect(names).toEqual(many.flatMap(({ profiles }) => profiles.map(({ user }) => user)));
  });
});
