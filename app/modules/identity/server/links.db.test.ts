import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { insertTestCustomer, type TestCustomer } from "~/platform/testing/test-customer.server";
import {
  cookieOf,
  insertTestUser,
  inviteTestUser,
  sessionOf,
  signInTestUser,
  newAddress,
  TEST_PASSWORD,
  tokenOf,
} from "../testing/test-users.server";
import { changePassword } from "./change-password.server";
import { getLinkMail } from "./get-link-mail.server";
import { InvitationError, inviteUser, type QueueLinkMail } from "./invite-user.server";
import { linkUrl } from "./link-token.server";
import { requestPasswordReset } from "./request-password-reset.server";
import { acceptInvitation, findLinkOwner, resetPassword } from "./set-password.server";
import { signIn } from "./sign-in.server";

const NOW = new Date("2026-11-21T09:00:00Z");
const NEW_PASSWORD = "zeven eenden op een rij";
const later = (portal: TestPortal, ms: number) => portal.at(fixedClock(new Date(NOW.getTime() + ms)));

let portal: TestPortal;
let customer: TestCustomer;
beforeAll(async () => {
  portal = await createTestPortal(fixedClock(NOW));
  customer = await insertTestCustomer(portal.context);
});
afterAll(() => portal.close());

/** Requests a reset as the portal. Returns the token of the mail that was queued, or null when none was. */
async function requestReset(email: string, clientAddress = newAddress(), at = portal.web): Promise<string | null> {
  const queued: string[] = [];
  const queueMail: QueueLinkMail = (_tx, { tokenId }) => {
    queued.push(tokenId);
    return Promise.resolve();
  };
  expect(await requestPasswordReset(at, { email, clientAddress }, queueMail)).toEqual({ outcome: "taken" });
  const [tokenId] = queued;
  return tokenId === undefined ? null : tokenOf(linkUrl(at.settings, "password-reset", tokenId));
}

describe("R8.1 an invitation", () => {
  test("lets the user set a password, once, and signs them in", async () => {
    const { email, token } = await inviteTestUser(portal.context, customer.customerNumber);
    expect(await findLinkOwner(portal.web, "invitation", token)).toEqual({ email, name: "Jan de Vries" });
    const result = await acceptInvitation(portal.web, { token, password: TEST_PASSWORD });
    expect(result.outcome).toBe("accepted");
    const cookie = cookieOf(result.outcome === "accepted" ? result.setCookie : "");
    expect(await sessionOf(portal.web, cookie)).toMatchObject({ email });
    expect(await acceptInvitation(portal.web, { token, password: NEW_PASSWORD })).toEqual({
      outcome: "link-not-valid",
    });
    expect(await findLinkOwner(portal.web, "invitation", token)).toBeNull();
    await signInTestUser(portal.web, email);
  });

  test("used twice at once sets one password", async () => {
    const { token } = await inviteTestUser(portal.context, customer.customerNumber);
    const passwords = Array.from({ length: 6 }, (_, index) => `${TEST_PASSWORD} ${"abcdef".charAt(index)}`);
    const results = await Promise.all(passwords.map((password) => acceptInvitation(portal.web, { token, password })));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      "accepted",
      ...Array<string>(5).fill("link-not-valid"),
    ]);
  });

  test("is valid for 14 days of 24 hours, and not a moment longer", async () => {
    const { token } = await inviteTestUser(portal.context, customer.customerNumber);
    const days = 14 * 86_400_000;
    expect(await findLinkOwner(later(portal, days - 1).web, "invitation", token)).not.toBeNull();
    expect(await findLinkOwner(later(portal, days).web, "invitation", token)).toBeNull();
    expect(await acceptInvitation(later(portal, days).web, { token, password: TEST_PASSWORD })).toEqual({
      outcome: "link-not-valid",
    });
  });

  test("can be sent again: the older link ends", async () => {
    const first = await inviteTestUser(portal.context, customer.customerNumber);
    const second = await inviteTestUser(portal.context, customer.customerNumber, {
      email: first.email,
      role: "member",
    });
    expect(second.userId).toBe(first.userId);
    expect(await acceptInvitation(portal.web, { token: first.token, password: TEST_PASSWORD })).toEqual({
      outcome: "link-not-valid",
    });
    const result = await acceptInvitation(portal.web, { token: second.token, password: TEST_PASSWORD });
    const session = await sessionOf(portal.web, cookieOf(result.outcome === "accepted" ? result.setCookie : ""));
    expect(session?.role).toBe("member");
  });

  test("keeps its link when the password is refused", async () => {
    const { token } = await inviteTestUser(portal.context, customer.customerNumber);
    expect(await acceptInvitation(portal.web, { token, password: "kort" })).toEqual({
      outcome: "refused",
      findings: ["too-short"],
    });
    expect((await acceptInvitation(portal.web, { token, password: TEST_PASSWORD })).outcome).toBe("accepted");
  });

  test("is not made for an address that already has a user, whichever the customer", async () => {
    const other = await insertTestCustomer(portal.context);
    const { email } = await insertTestUser(portal.context, other.customerNumber);
    await expect(inviteTestUser(portal.context, customer.customerNumber, { email })).rejects.toThrow(InvitationError);
    await expect(inviteTestUser(portal.context, other.customerNumber, { email })).rejects.toThrow(
      "has a password already",
    );
    await expect(inviteTestUser(portal.context, customer.customerNumber, { email: "geen adres" })).rejects.toThrow(
      InvitationError,
    );
    await expect(inviteTestUser(portal.context, 1)).rejects.toThrow("customer 1");
  });

  test("commits with its mail or not at all", async () => {
    const email = "mail-weg@bakkerij.example";
    const queueMail: QueueLinkMail = () => Promise.reject(new Error("no queue"));
    const invitation = { email, customerNumber: customer.customerNumber, role: "owner" } as const;
    await expect(inviteUser(portal.context, invitation, { validDays: 14, queueMail, invitedBy: null })).rejects.toThrow(
      "no queue",
    );
    const { rows } = await portal.context.database.pool.query("SELECT FROM users WHERE email = $1", [email]);
    expect(rows).toEqual([]);
  });

  test("is written by the worker in the user's language; one that was used is not sent", async () => {
    const english = await insertTestCustomer(portal.context, { language: "en" });
    const { email, tokenId, link, token, expiresAt } = await inviteTestUser(portal.context, english.customerNumber);
    const job = { customerId: english.customerId, tokenId };
    expect(await getLinkMail(portal.context, job)).toEqual({
      kind: "invitation",
      to: email,
      name: "Jan de Vries",
      language: "en",
      link,
      expiresAt,
    });
    await expect(getLinkMail(portal.context, { ...job, customerId: customer.customerId })).rejects.toThrow("Not found");
    await acceptInvitation(portal.web, { token, password: TEST_PASSWORD });
    expect(await getLinkMail(portal.context, job)).toBeNull();
  });
});

describe("a password reset", () => {
  test("replaces the password and ends every session", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const cookie = await signInTestUser(portal.web, email);
    const token = await requestReset(email);
    expect(await resetPassword(portal.web, { token: token ?? "", password: NEW_PASSWORD })).toMatchObject({
      outcome: "changed",
    });
    expect(await sessionOf(portal.web, cookie)).toBeNull();
    expect((await signIn(portal.web, { email, password: TEST_PASSWORD, clientAddress: newAddress() })).outcome).toBe(
      "refused",
    );
    await signInTestUser(portal.web, email, NEW_PASSWORD);
    expect(await resetPassword(portal.web, { token: token ?? "", password: TEST_PASSWORD })).toEqual({
      outcome: "link-not-valid",
    });
  });

  test("answers the same for an unknown address, and mails nothing", async () => {
    expect(await requestReset("niemand@nergens.example")).toBeNull();
  });

  test("ends the other open links of the user", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const [first, second] = [await requestReset(email), await requestReset(email)];
    expect((await resetPassword(portal.web, { token: second ?? "", password: NEW_PASSWORD })).outcome).toBe("changed");
    expect((await resetPassword(portal.web, { token: first ?? "", password: TEST_PASSWORD })).outcome).toBe(
      "link-not-valid",
    );
  });

  test("is valid for an hour", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const token = (await requestReset(email)) ?? "";
    expect(await findLinkOwner(later(portal, 3_599_999).web, "password-reset", token)).not.toBeNull();
    expect(await findLinkOwner(later(portal, 3_600_000).web, "password-reset", token)).toBeNull();
  });

  test("cannot be done with the link of an invitation, nor the other way round", async () => {
    const { email, token } = await inviteTestUser(portal.context, customer.customerNumber);
    expect((await resetPassword(portal.web, { token, password: TEST_PASSWORD })).outcome).toBe("link-not-valid");
    const reset = (await requestReset(email)) ?? "";
    expect((await acceptInvitation(portal.web, { token: reset, password: TEST_PASSWORD })).outcome).toBe(
      "link-not-valid",
    );
  });
});

describe("changing one's own password", () => {
  test("requires the current one, ends all sessions and starts a new one", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const [here, there] = [await signInTestUser(portal.web, email), await signInTestUser(portal.web, email)];
    const session = await sessionOf(portal.web, here);
    if (session === null) throw new Error("no session");
    const change = (current: string, next: string) =>
      changePassword(portal.web, session, { current, next, clientAddress: newAddress() });
    expect(await change("iets heel anders", NEW_PASSWORD)).toEqual({ outcome: "wrong-password" });
    expect(await change(TEST_PASSWORD, "Welkom2026!!!")).toEqual({ outcome: "refused", findings: ["well-known"] });
    const result = await change(TEST_PASSWORD, NEW_PASSWORD);
    const fresh = result.outcome === "changed" ? cookieOf(result.setCookie) : "";
    expect(await sessionOf(portal.web, fresh)).toMatchObject({ email });
    expect([await sessionOf(portal.web, here), await sessionOf(portal.web, there)]).toEqual([null, null]);
  });

  test("limits guesses", async () => {
    const { email } = await insertTestUser(portal.context, customer.customerNumber);
    const session = await sessionOf(portal.web, await signInTestUser(portal.web, email));
    if (session === null) throw new Error("no session");
    const guesses = Array.from({ length: 11 }, () =>
      changePassword(portal.web, session, { current: "mis", next: NEW_PASSWORD, clientAddress: newAddress() }),
    );
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "throttled")).toHaveLength(1);
  });
});
