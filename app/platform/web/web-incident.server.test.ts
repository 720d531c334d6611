import { describe, expect, test } from "vitest";

import { newIncident, pathForLog } from "./web-incident.server";

test("an incident number can be read out: no letter looks like a digit", () => {
  const numbers = Array.from({ length: 200 }, newIncident);
  for (const number of numbers) expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(numbers).size).toBe(200);
});

describe("a log holds no secret from a request's address", () => {
  test.each([
    { target: "/invoices/2026-000123/pdf", logged: "/invoices/2026-000123/pdf" },
    { target: "/login?next=%2Finvoices", logged: "/login" },
    { target: "/invitation/0f8fad5b.mac", logged: "/invitation/[cut]" },
    { target: "/reset/0f8fad5b.mac?x=1", logged: "/reset/[cut]" },
    { target: "/reset/0f8fad5b.mac/more", logged: "/reset/[cut]" },
    { target: "/reset/0f8fad5b.mac.data", logged: "/reset/[cut]" },
    { target: "/INVITATION/0f8fad5b.mac", logged: "/invitation/[cut]" },
    { target: "/Reset/0f8fad5b.mac", logged: "/reset/[cut]" },
    { target: "/%69nvitation/0f8fad5b.mac", logged: "/invitation/[cut]" },
    { target: "/%49NVITATION%2F0f8fad5b.mac", logged: "/invitation/[cut]" },
    { target: "/%2569nvitation/0f8fad5b.mac", logged: "/invitation/[cut]" },
    { target: "//reset//0f8fad5b.mac", logged: "/reset/[cut]" },
    { target: "/./reset/0f8fad5b.mac", logged: "/reset/[cut]" },
    { target: "/reset%5C0f8fad5b.mac", logged: "/reset/[cut]" },
    { target: "http://elsewhere.example/invitation/0f8fad5b.mac", logged: "/invitation/[cut]" },
    { target: "/invoices/%zz", logged: "/invoices/%zz" },
    { target: "/resettle/invitations", logged: "/resettle/invitations" },
    { target: "/reset/", logged: "/reset/" },
    { target: "/reset", logged: "/reset" },
  ])("$target → $logged", ({ target, logged }) => {
    expect(pathForLog(target)).toBe(logged);
  });
});
