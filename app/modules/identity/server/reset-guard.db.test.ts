import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { insertTestCustomer, type TestCustomer } from "~/platform/testing/test-customer.server";
import { cookieOf, insertTestUser, passForCounters, newAddress, TEST_PASSWORD } from "../testing/test-users.server";
import { linkUrl } from "./link-token.server";
import { RESET_VALID_MINUTES, requestPasswordReset, type ResetRequestResult } from "./request-password-reset.server";
import { resetPassword } from "./set-password.server";
import { signIn } from "./sign-in.server";

let portal: TestPortal;
let customer: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal();
  customer = await insertTestCustomer(portal.context);
});
afterAll(() => portal.close());

const pass = (seconds: number): Promise<unknown> => passForCounters(portal.context, seconds);

/** Requests a reset as the portal. Returns the answer and the token that was mailed. */
async function requestReset(
  email: string,
  clientAddress = newAddress(),
  cookieHeader: string | null = null,
): Promise<{ result: ResetRequestResult; tokenId: string | null }> {
  let mailed: string | null = null;
  const result = await requestPasswordReset(portal.web, { email, clientAddress, cookieHeader }, (_tx, { tokenId }) => {
    mailed = tokenId;
    return Promise.resolve();
  });
  return { result, tokenId: mailed };
}

describe("requests for a reset of one account", () => {
  test.each([
    { who: "a user", email: async () => (await insertTestUser(portal.context, customer.customerNumber)).email },
    { who: "nobody", email: () => Promise.resolve("niemand@nergens.example") },
  ])("say when the last link was sent, once strangers asked for three: the account is $who", async (given) => {
    const email = await given.email();
    const results = [];
    for (let round = 0; round < 5; round += 1) results.push((await requestReset(email)).result);
    expect(results.map(({ outcome }) => outcome)).toEqual(["taken", "taken", "taken", "sent-before", "sent-before"]);
    const { rows } = await portal.context.database.pool.query<{ now: Date }>("SELECT now() AS now");
    const sentAt = results[4]?.outcome === "sent-before" ? results[4].sentAt.getTime() : 0;
    expect(Math.abs((rows[0]?.now.getTime() ?? 0) - sentAt)).toBeLessThan(60_000);
  });

  test("leave the owner with a working link, at any moment of an attack", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    let [sincemail, longest] = [0, 0];
    // Half a day, a request a minute from a new address each.
    for (let minute = 0; minute < 720; minute += 1) {
      const { tokenId } = await askAtOnce(email);
      sincemail = tokenId === null ? sincemail + 1 : 0;
      longest = Math.max(longest, sincemail);
      await pass(60);
    }
    expect(longest).toBeGreaterThan(10);
    expect(longest).toBeLessThanOrEqual(RESET_VALID_MINUTES / 2 + 1);
  });

  test("a link stays valid when strangers go on asking after it was mailed", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const { tokenId } = await requestReset(email);
    for (let round = 0; round < 6; round += 1) await requestReset(email);
    const token =
      linkUrl(portal.web.settings, "password-reset", tokenId ?? "")
        .split("/")
        .at(-1) ?? "";
    const result = await resetPassword(portal.web, { token, password: "zeven eenden op een rij" });
    expect(result.outcome).toBe("changed");
    // From then on this browser is the owner's, whatever strangers do.
    const device = result.outcome === "changed" ? cookieOf(result.deviceCookie) : null;
    for (let round = 0; round < 15; round += 1) {
      await signIn(portal.web, { email, password: "iets heel anders", clientAddress: newAddress() });
    }
    const own = { email, password: "zeven eenden op een rij", clientAddress: newAddress() };
    expect((await signIn(portal.web, own)).outcome).toBe("throttled");
    expect((await signIn(portal.web, { ...own, cookieHeader: device })).outcome).toBe("signed-in");
  });

  test("from a known device are mailed, whatever strangers asked", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const signedIn = await signIn(portal.web, { email, password: TEST_PASSWORD, clientAddress: newAddress() });
    const device = signedIn.outcome === "signed-in" ? cookieOf(signedIn.deviceCookie) : "";
    for (let round = 0; round < 5; round += 1) await requestReset(email);
    const answers = [];
    for (let round = 0; round < 4; round += 1) answers.push(await requestReset(email, newAddress(), device));
    expect(answers.map(({ tokenId }) => tokenId !== null)).toEqual([true, true, true, false]);
    expect(answers[3]?.result.outcome).toBe("sent-before");
  });
});

test("one requester asks for thirty links and then has to wait; what was refused for the account does not count", async () => {
  const { email } = await insertTestUser(portal.context, customer.customerNumber);
  const office = newAddress();
  for (let round = 0; round < 40; round += 1) await askAtOnce(email, office);
  expect((await requestReset("iemand@nergens.example", office)).result.outcome).toBe("taken");
  for (let round = 0; round < 30; round += 1) await askAtOnce(`iemand${String(round)}@nergens.example`, office);
  const { result } = await requestReset("nog-iemand@nergens.example", office);
  expect(result.outcome).toBe("throttled");
  expect(result.outcome === "throttled" && result.retryAfterSeconds).toBeGreaterThan(60);
});

/** Asks the database alone: what it counts, without the delay that an answer has on purpose. */
async function askAtOnce(email: string, network = newAddress()): Promise<{ tokenId: string | null }> {
  const { rows } = await portal.web.database.pool.query<{ user_id: string | null }>(
    "SELECT user_id FROM ask_password_reset($1, 'reset', $2, NULL)",
    [email, network],
  );
  return { tokenId: rows[0]?.user_id ?? null };
}
