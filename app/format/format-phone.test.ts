import { describe, expect, test } from "vitest";

import { formatPhone, formatPhoneRange } from "./format-phone";

describe("telephone numbers as people write them", () => {
  test.each([
    { number: "+31201234561", shown: "020 123 45 61", because: "an area code of three digits" },
    { number: "+31348123456", shown: "0348 12 34 56", because: "an area code of four" },
    { number: "+31612345678", shown: "06 12 34 56 78", because: "mobile" },
    { number: "+31851234567", shown: "085 123 45 67", because: "not bound to a place" },
    { number: "+312012", shown: "02012", because: "a length that no Dutch number has is not split" },
    { number: "+3197012345678", shown: "097 012 345 678", because: "machine numbers are longer" },
    { number: "08000403", shown: "0800-0403", because: "a free number" },
    { number: "09001234567", shown: "0900-123 45 67", because: "a long paid number" },
    { number: "112", shown: "112", because: "short numbers stay as they are" },
    { number: "+4915112345678", shown: "+49 151 123 456 78", because: "a country code of two digits" },
    { number: "+12125550123", shown: "+1 212 555 0123", because: "a country code of one" },
    { number: "+352621123456", shown: "+352 621 123 456", because: "a country code of three" },
  ])("$number is $shown: $because", ({ number, shown }) => {
    expect(formatPhone(number)).toBe(shown);
  });

  test("a block shows once what its numbers share", () => {
    expect(formatPhoneRange("+31201234560", "+31201234569")).toBe("020 123 45 60 – 69");
    expect(formatPhoneRange("+31201234500", "+31201234699")).toBe("020 123 45 00 – 020 123 46 99");
    expect(formatPhoneRange("+31201234561", "+31201234561")).toBe("020 123 45 61");
  });
});
