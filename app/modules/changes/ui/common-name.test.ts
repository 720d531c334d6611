import { expect, test } from "vitest";

import { commonName, ownName } from "./common-name";

test("names that begin the same way are told apart by what follows", () => {
  const names = ["MKB Mobiel Basis", "MKB Mobiel Plus", "MKB Mobiel Plus Max"];
  expect(commonName(names)).toBe("MKB Mobiel");
  expect(names.map((name) => ownName(name, names))).toEqual(["Basis", "Plus", "Plus Max"]);
});

test("a name keeps its words where none is shared, where it stands alone, and where nothing would be left", () => {
  expect(ownName("Pro", ["Basis", "Plus", "Pro"])).toBe("Pro");
  expect(ownName("Zakelijk Internet", ["Zakelijk Internet"])).toBe("Zakelijk Internet");
  expect(ownName("Webex", ["Webex", "Webex Premium"])).toBe("Webex");
  expect(commonName(["Basis", "Plus Basis"])).toBe("");
});
