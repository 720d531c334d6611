import { describe, expect, test } from "vitest";

import { parseAssignment } from "./assignment-form";

const ANNE = "0d4c7a70-0000-4000-8000-000000000001";
const NOBODY = "00000000-0000-0000-0000-000000000000";

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe("the form of the cost centres", () => {
  test.each([
    {
      fields: { profile: ANNE, intent: "cost-centre", costCentre: " Team   Noord ", "seen-cost-centre": "1" },
      assignment: { kind: "cost-centre", profileIds: [ANNE], costCentre: "Team Noord" },
      seen: 1,
      because: "a name, and what was seen to change",
    },
    {
      fields: { profile: ANNE, intent: "no-cost-centre", costCentre: "Verkoop", "seen-cost-centre": "1" },
      assignment: { kind: "cost-centre", profileIds: [ANNE], costCentre: null },
      seen: null,
      because: "removing has its own button; a count seen for another button does not apply to it",
    },
    {
      fields: { profile: ANNE, intent: "line-user", userId: "x" },
      assignment: { kind: "line-user", profileIds: [ANNE], userId: NOBODY },
      seen: null,
      because: "an invalid id is nobody's",
    },
  ])("$because", ({ fields, ...expected }) => {
    const { because: _, ...parsed } = expected;
    expect(parseAssignment(formOf(fields as never), [])).toMatchObject({ ok: true, ...parsed });
  });

  test("everyone who was found is chosen, whoever of them is ticked on this page", () => {
    const found = [ANNE, "0d4c7a70-0000-4000-8000-000000000002"];
    const form = formOf({ profile: ANNE, everyone: "yes", intent: "no-cost-centre", "seen-no-cost-centre": "2" });
    expect(parseAssignment(form, found)).toMatchObject({
      ok: true,
      assignment: { kind: "cost-centre", profileIds: found, costCentre: null },
      seen: 2,
      values: { isEveryone: true },
    });
  });

  test.each([
    { fields: { intent: "no-cost-centre" }, errors: { profiles: "chooseUsers" }, because: "nobody is chosen" },
    {
      fields: { profile: ANNE, intent: "cost-centre", costCentre: " " },
      errors: { costCentre: "costCentreEmpty" },
      because: "an empty field takes nobody out",
    },
    {
      fields: { profile: ANNE, costCentre: "x".repeat(41) },
      errors: { costCentre: "costCentreTooLong" },
      because: "too long",
    },
  ])("is refused: $because", ({ fields, errors }) => {
    expect(parseAssignment(formOf(fields as never), [])).toMatchObject({ ok: false, errors });
  });
});
