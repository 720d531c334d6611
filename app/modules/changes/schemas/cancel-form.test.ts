import { describe, expect, test } from "vitest";

import { parseCancelForm } from "./cancel-form";

function formOf(cancel: string | null): FormData {
  const form = new FormData();
  if (cancel !== null) form.set("cancel", cancel);
  return form;
}

describe("R3.5 taking back", () => {
  test("the whole request, or the line of the button", () => {
    expect(parseCancelForm(formOf("all"))).toBeNull();
    expect(parseCancelForm(formOf("0"))).toEqual([0]);
    expect(parseCancelForm(formOf("12"))).toEqual([12]);
  });

  test("lines that are taken back together, each once", () => {
    expect(parseCancelForm(formOf("3,4,3"))).toEqual([3, 4]);
  });

  test.each([
    { value: "1,", because: "a line is missing" },
    { value: null, because: "no button was pressed" },
    { value: "", because: "an empty value is not a line" },
    { value: "-1", because: "lines count from 0" },
    { value: "1.5", because: "no line is half" },
    { value: "everything", because: "the form has no such button" },
  ])("$value takes nothing back: $because", ({ value }) => {
    try {
      parseCancelForm(formOf(value));
      expect.unreachable();
    } catch (refusal) {
      expect(refusal).toMatchObject({ status: 400 });
    }
  });
});
