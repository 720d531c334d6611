import { describe, expect, test } from "vitest";

import { loadSettings } from "./settings.server";

describe("TRUSTED_PROXIES", () => {
  test.each([
    { given: undefined, found: [] },
    { given: "  ", found: [] },
    { given: "10.0.0.1", found: ["10.0.0.1"] },
    { given: "10.0.0.0/8, 2001:db8::/32  ::1", found: ["10.0.0.0/8", "2001:db8::/32", "::1"] },
  ])("$given: $found", ({ given, found }) => {
    expect(loadSettings({ TRUSTED_PROXIES: given }).trustedProxies).toEqual(found);
  });

  test.each([
    { given: "yes", because: "it is not an address" },
    { given: "10.0.0.1, proxy.example", because: "a name is not an address" },
    { given: "10.0.0.0/33", because: "there are 32 bits" },
    { given: "2001:db8::/129", because: "there are 128 bits" },
    { given: "0.0.0.0/0", because: "anybody could then claim any address" },
    { given: "10.0.0.0/8/8", because: "it has two lengths" },
    { given: "fe80::1%eth0", because: "a zone belongs to one machine" },
  ])("$given is refused, because $because", ({ given }) => {
    expect(() => loadSettings({ TRUSTED_PROXIES: given })).toThrow("TRUSTED_PROXIES");
  });

  test.each(["yes", "no"])("TRUST_PROXY=%s is refused, and the error says what to do instead", (given) => {
    expect(() => loadSettings({ TRUST_PROXY: given })).toThrow(/TRUST_PROXY: is no more: .*TRUSTED_PROXIES/);
  });
});
