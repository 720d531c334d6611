import { expect, test } from "vitest";

import { parseSigningForm } from "./signing-form";

function parsed(given: Record<string, string>) {
  const form = new FormData();
  const fields = { submitOn: "2027-03-01", lastOn: "2027-03-05", maxBuyOut: "0", maxOneTime: "0", ...given };
  for (const [field, value] of Object.entries(fields)) form.set(`prepare.${field}`, value);
  return parseSigningForm(form);
}

test.each([
  { given: { maxBuyOut: "€\u00A0232,50" }, signed: { maxBuyOutCents: 23_250, lastOn: "2027-03-05" } },
  { given: { lastOn: "" }, signed: { submitOn: "2027-03-01", lastOn: "2027-03-01" } },
])("R3.6 $given is signed as $signed", ({ given, signed }) => {
  expect(parsed(given).signed).toMatchObject(signed);
});

test.each([
  { given: { submitOn: "", lastOn: "" }, wrong: ["NO_DAY submitOn"] },
  { given: { submitOn: "2027-02-30", lastOn: "x" }, wrong: ["NO_DAY submitOn", "NO_DAY lastOn"] },
  { given: { maxBuyOut: "veel", maxOneTime: "" }, wrong: ["NO_AMOUNT maxBuyOut", "NO_AMOUNT maxOneTime"] },
])("R3.6 $given comes back with each field that is wrong: $wrong", ({ given, wrong }) => {
  const { signed, problems = [], fields } = parsed(given);
  expect(signed).toBeNull();
  expect(problems.map((problem) => `${problem.code} ${"field" in problem ? problem.field : ""}`)).toEqual(wrong);
  expect(fields).toMatchObject(given);
});

test("a form without the fields signs nothing", () => {
  expect(parseSigningForm(new FormData()).signed).toBeNull();
});
