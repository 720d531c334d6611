import { describe, expect, test } from "vitest";

import { isSameSite, type RequestOrigin } from "./web-origin.server";

const OWN = "https://portal.example";
const EVIL = "https://evil.example";
const signed = { cookie: "__Host-session=abc" };
const bearer = { authorization: "Bearer insight_abc" };

describe("a form of another site is refused, whatever it asks for", () => {
  test.each<Partial<RequestOrigin> & { passes: boolean; because: string }>([
    { method: "GET", origin: EVIL, ...signed, passes: true, because: "reading changes nothing" },
    { method: "HEAD", fetchSite: "cross-site", ...signed, passes: true, because: "reading changes nothing" },
    { origin: OWN, fetchSite: "same-origin", ...signed, passes: true, because: "it is the portal's own page" },
    { origin: OWN, ...signed, passes: true, because: "older browsers send Origin alone" },
    { fetchSite: "same-origin", ...signed, passes: true, because: "the browser vouches for it" },
    { origin: EVIL, ...signed, passes: false, because: "another site sent it" },
    { origin: EVIL, fetchSite: "same-origin", ...signed, passes: false, because: "both have to hold" },
    { origin: OWN, fetchSite: "cross-site", ...signed, passes: false, because: "both have to hold" },
    { origin: OWN, fetchSite: "same-site", ...signed, passes: false, because: "a sibling host is another site" },
    { fetchSite: "none", ...signed, passes: false, because: "no page of the portal sent it" },
    { origin: "null", ...signed, passes: false, because: "a sandboxed page hides its origin" },
    { origin: "", ...signed, passes: false, because: "an empty origin is not ours" },
    { origin: `${OWN}.evil.example`, ...signed, passes: false, because: "a prefix is not the origin" },
    { origin: "http://portal.example", ...signed, passes: false, because: "the scheme is part of the origin" },
    { origin: `${OWN}:8443`, ...signed, passes: false, because: "the port is part of the origin" },
    { ...signed, passes: false, because: "with a cookie silence is not enough" },
    { cookie: "theme=dark", passes: false, because: "any cookie comes from a browser" },
    { cookie: "", passes: false, because: "an empty cookie header is one too" },
    { ...signed, ...bearer, passes: false, because: "a cookie beside a token is still a cookie" },
    { method: "DELETE", origin: EVIL, ...signed, passes: false, because: "every method that is not reading counts" },
    { method: "OPTIONS", origin: EVIL, ...signed, passes: false, because: "nothing is shared with other origins" },
    { origin: EVIL, passes: false, because: "signing a visitor in as someone else is an attack too" },
    { fetchSite: "cross-site", passes: false, because: "signing a visitor in as someone else is an attack too" },
    { passes: true, because: "a script without a cookie acts for nobody" },
    { ...bearer, passes: true, because: "a token is no browser's doing" },
    { ...bearer, origin: EVIL, passes: true, because: "a token is no browser's doing" },
    { authorization: "Basic abc", origin: EVIL, passes: false, because: "browsers keep and send basic credentials" },
  ])(
    "$method $origin $fetchSite $cookie $authorization → $passes, because $because",
    ({ passes, because, ...signs }) => {
      const request = {
        method: "POST",
        origin: undefined,
        fetchSite: undefined,
        cookie: undefined,
        authorization: undefined,
        ...signs,
      };
      expect(isSameSite(request, OWN), because).toBe(passes);
    },
  );
});
