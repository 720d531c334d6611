import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { NotFoundError } from "~/kernel/not-found";
import { insertTestCustomer } from "~/platform/testing/test-customer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { assignUsers, listAssignableUsers } from "./assign-users.server";

let portal: TestPortal;
type Customer = {
  readonly customerId: string;
  readonly email: string;
  readonly userId: string;
  readonly profileIds: readonly string[];
};
let mine: Customer;
let theirs: Customer;

beforeAll(async () => {
  portal = await createTestPortal();
  mine = await aCustomer();
  theirs = await aCustomer();
});
afterAll(() => portal.close());

async function aCustomer(): Promise<Customer> {
  const { customerId } = await insertTestCustomer(portal.context);
  const { uuid } = portal.context.newId;
  const [userId, ...profileIds] = [uuid(), uuid(), uuid(), uuid()];
  const email = `${userId}@test.example`;
  await portal.context.database.withoutCustomer(async (tx) => {
    await tx.product.createMany({ data: [{ code: "TEST_PROFILE" }], skipDuplicates: true });
    await tx.user.create({
      data: { id: userId, customerId, email, name: "Eva", role: "member", createdAt: new Date("2026-10-01") },
    });
    await tx.profile.createMany({
      data: profileIds.map((id, at) => ({
        id,
        customerId,
        category: "voice",
        productCode: "TEST_PROFILE",
        name: `Gebruiker ${String(at)}`,
        activeFrom: new Date("2026-10-01"),
      })),
    });
  });
  return { customerId, email, userId, profileIds };
}

const costCentresOf = async ({ customerId }: Customer) =>
  (await listAssignableUsers(portal.web, customerId)).users.map(({ costCentre }) => costCentre);
const auditOf = async ({ customerId }: Customer) =>
  (
    await portal.context.database.pool.query<{ action: string; detail: unknown }>(
      "SELECT actor, action, detail FROM audit_entries WHERE customer_id = $1 ORDER BY id",
      [customerId],
    )
  ).rows;

describe("R8.4 cost centres", () => {
  test("users stand in the order of the alphabet, whatever their capitals and accents", async () => {
    const { customerId, profileIds } = await aCustomer();
    const names = ["Zwart", "de Vries", "Éva Smit"];
    for (const [at, id] of profileIds.entries()) {
      await portal.context.database.withCustomer(customerId, (tx) =>
        tx.profile.update({ where: { id, customerId }, data: { name: names[at] ?? "" } }),
      );
    }
    const { users } = await listAssignableUsers(portal.web, customerId);
    expect(users.map(({ name }) => name)).toEqual(["de Vries", "Éva Smit", "Zwart"]);
  });

  test("many users are assigned at once, and taken out again, with an entry in the audit log each time", async () => {
    const two = mine.profileIds.slice(0, 2);
    await assignUsers(portal.web, mine, { kind: "cost-centre", profileIds: two, costCentre: "Verkoop" }, 2);
    expect(await costCentresOf(mine)).toEqual(["Verkoop", "Verkoop", null]);
    await assignUsers(portal.web, mine, { kind: "cost-centre", profileIds: two.slice(1), costCentre: null }, 1);
    expect(await costCentresOf(mine)).toEqual(["Verkoop", null, null]);
    expect(await auditOf(mine)).toMatchObject([
      { actor: mine.email, action: "cost-centre-assigned", detail: { costCentre: "Verkoop", profileIds: two } },
      { action: "cost-centre-assigned", detail: { costCentre: null, profileIds: two.slice(1) } },
    ]);
  });

  test("nothing is written unless as many change as were confirmed: the count comes back instead", async () => {
    const before = [await costCentresOf(mine), await auditOf(mine)];
    const assignment = { kind: "cost-centre", profileIds: mine.profileIds, costCentre: "Verkoop" } as const;
    for (const seen of [null, 0, 3]) {
      expect(await assignUsers(portal.web, mine, assignment, seen)).toEqual({ kind: "counted", count: 2 });
    }
    expect([await costCentresOf(mine), await auditOf(mine)]).toEqual(before);
  });

  test("another customer's user is not found, and nobody is assigned", async () => {
    const profileIds = [mine.profileIds[2] ?? "", theirs.profileIds[0] ?? ""];
    const before = { mine: await costCentresOf(mine), theirs: await costCentresOf(theirs), audit: await auditOf(mine) };
    await expect(
      assignUsers(portal.web, mine, { kind: "cost-centre", profileIds, costCentre: "Verkoop" }, 2),
    ).rejects.toThrow(NotFoundError);
    for (const userId of [mine.userId, null]) {
      await expect(assignUsers(portal.web, mine, { kind: "line-user", profileIds, userId }, 2)).rejects.toThrow(
        NotFoundError,
      );
    }
    expect({
      mine: await costCentresOf(mine),
      theirs: await costCentresOf(theirs),
      audit: await auditOf(mine),
    }).toEqual(before);
  });
});

describe("lines of users of the portal", () => {
  const lineUsersOf = async (customer: Customer) =>
    (await listAssignableUsers(portal.web, customer.customerId)).users.map(({ lineUserId }) => lineUserId);

  test("are tied, and untied", async () => {
    const profileIds = mine.profileIds.slice(0, 2);
    const tie = { kind: "line-user", profileIds, userId: mine.userId } as const;
    expect(await assignUsers(portal.web, mine, tie, 2)).toEqual({ kind: "assigned", count: 2 });
    expect(await assignUsers(portal.web, mine, tie, 2)).toEqual({ kind: "counted", count: 0 });
    expect(await lineUsersOf(mine)).toEqual([mine.userId, mine.userId, null]);
    await assignUsers(portal.web, mine, { kind: "line-user", profileIds: profileIds.slice(1), userId: null }, 1);
    expect(await lineUsersOf(mine)).toEqual([mine.userId, null, null]);
  });

  test("are never another customer's user's", async () => {
    const tie = { kind: "line-user", profileIds: mine.profileIds.slice(2), userId: theirs.userId } as const;
    await expect(assignUsers(portal.web, mine, tie, 1)).rejects.toThrow(NotFoundError);
    expect((await lineUsersOf(mine))[2]).toBeNull();
  });
});
