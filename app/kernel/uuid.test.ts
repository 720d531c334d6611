import { expect, test } from "vitest";

import { isUuid } from "./uuid";

test.each([
  { value: "7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e", is: true },
  { value: "7B1F4C9E-3f0a-4a53-9d55-0c6f7b7c1d2e", is: false },
  { value: "7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2", is: false },
  { value: " 7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e", is: false },
  { value: "7b1f4c9e-3f0a-4a53-9d55-0c6f7b7c1d2e\n", is: false },
  { value: "7b1f4c9e3f0a4a539d550c6f7b7c1d2e", is: false },
  { value: "", is: false },
])("$value is an id: $is", ({ value, is }) => {
  expect(isUuid(value)).toBe(is);
});
