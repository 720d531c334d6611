import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import type { ProfileOverview } from "./module-overview";
import { matchesUser } from "./users-filter";

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
