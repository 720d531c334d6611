import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { NotFoundError } from "~/kernel/not-found";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { EMPTY_DRAFT, type ChangeDraft } from "../domain/desk/change-draft";
import { givenCustomer, type Customer } from "../testing/given-customer";
import {
  addToDraft,
  changeDraft,
  currentDraft,
  getDraft,
  listDrafts,
  MOST_DRAFTS,
  saveDraft,
  type DraftUser,
} from "./change-drafts.server";
import { createDraft, reviseDraft } from "./write-draft.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal(undefined, { poolSize: 8 });
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

type Office = Customer & { readonly me: DraftUser; readonly colleague: DraftUser };

async function office(): Promise<Office> {
  const made = await givenCustomer(portal.context);
  const { customerId } = made;
  const userId = portal.context.newId.uuid();
  await portal.context.database.withCustomer(customerId, (tx) =>
    tx.user.create({
      data: {
        id: userId,
        customerId,
        email: `c-${userId}@example.nl`,
        name: "Els",
        role: "owner",
        createdAt: new Date(),
      },
    }),
  );
  return { ...made, me: { customerId, userId: made.submitter.userId }, colleague: { customerId, userId } };
}

const leaving = (profileId: string | undefined): ChangeDraft => ({
  ...EMPTY_DRAFT,
  wishes: { [profileId ?? ""]: { to: "remove", options: null } },
});

async function saved(user: DraftUser, draft: ChangeDraft): Promise<{ id: string; revision: number }> {
  const result = await saveDraft(portal.web, user, null, draft);
  if (result.kind !== "saved") throw new Error(result.kind);
  return result;
}

describe("a draft", () => {
  test("is what was saved last, and nobody overwrites what they have not seen", async () => {
    const { me, profileIds } = await office();
    expect(await currentDraft(portal.web, me)).toBeNull();
    const place = await saved(me, leaving(profileIds[0]));
    expect(await saveDraft(portal.web, me, null, EMPTY_DRAFT)).toEqual({ kind: "changed-elsewhere" });
    expect(await saveDraft(portal.web, me, place, leaving(profileIds[1]))).toMatchObject({
      kind: "saved",
      revision: 1,
    });
    expect(await saveDraft(portal.web, me, place, EMPTY_DRAFT)).toEqual({ kind: "changed-elsewhere" });
    expect((await currentDraft(portal.web, me))?.draft).toEqual(leaving(profileIds[1]));
  });

  test("of eight simultaneous first saves, one is kept", async () => {
    const { me } = await office();
    const results = await Promise.all(Array.from({ length: 8 }, () => saveDraft(portal.web, me, null, EMPTY_DRAFT)));
    expect(results.filter(({ kind }) => kind === "saved")).toHaveLength(1);
    expect(await listDrafts(portal.web, me)).toHaveLength(1);
  });

  test("lines from other pages are added to what is there, each once", async () => {
    const { me, profileIds } = await office();
    await saved(me, leaving(profileIds[0]));
    await Promise.all(
      profileIds
        .slice(1, 4)
        .map((profileId) =>
          addToDraft(portal.web, me, [{ action: "add-option", profileId, productCode: "VOICE_UNLIMITED_NL" }]),
        ),
    );
    expect(Object.keys((await currentDraft(portal.web, me))?.draft.wishes ?? {}).sort()).toEqual(
      profileIds.slice(0, 4).toSorted(),
    );
  });

  test("lines come to the draft that is named, and to the current one when that is gone", async () => {
    const { me, profileIds } = await office();
    const named = await saved(me, leaving(profileIds[0]));
    await changeDraft(portal.web, me, named.id, { kind: "name", name: "Verhuizing" });
    const current = await saved(me, EMPTY_DRAFT);
    const add = (profileId: string | undefined, id: string): Promise<string> =>
      addToDraft(portal.web, me, [{ action: "remove-profile", profileId: profileId ?? "" }], id);
    expect(await add(profileIds[1], named.id)).toBe(`/changes/new?draft=${named.id}`);
    expect(await add(profileIds[2], portal.context.newId.uuid())).toBe(`/changes/new?draft=${current.id}`);
    expect(await add(profileIds[3], "x")).toBe(`/changes/new?draft=${current.id}`);
    const wishesOf = async (id: string): Promise<string[]> =>
      Object.keys((await getDraft(portal.web, me, id)).draft.wishes).sort();
    expect(await wishesOf(named.id)).toEqual(profileIds.slice(0, 2).toSorted());
    expect(await wishesOf(current.id)).toEqual(profileIds.slice(2, 4).toSorted());
  });

  test("keeps the reference and the comment, and one of before they were kept opens as it was", async () => {
    const { me, profileIds } = await office();
    const note = { reference: "PO 4310", comment: "Eerste regel\nTweede regel" };
    const { id } = await saved(me, { ...leaving(profileIds[0]), note });
    expect((await getDraft(portal.web, me, id)).draft).toEqual({ ...leaving(profileIds[0]), note });
    await addToDraft(portal.web, me, [{ action: "remove-profile", profileId: profileIds[1] ?? "" }]);
    expect((await getDraft(portal.web, me, id)).draft.note).toEqual(note);
    await portal.context.database.withCustomer(
      me.customerId,
      (tx) => tx.$executeRaw`UPDATE change_drafts SET content = content - 'note' WHERE id = ${id}::uuid`,
    );
    expect(Object.keys((await getDraft(portal.web, me, id)).draft)).not.toContain("note");
  });

  test("can be seen and filled in by colleagues once it has a name and is shared; only its owner can share it", async () => {
    const { me, colleague } = await office();
    const { id } = await saved(me, EMPTY_DRAFT);
    await expect(getDraft(portal.web, colleague, id)).rejects.toThrow(NotFoundError);
    await changeDraft(portal.web, me, id, { kind: "share", isShared: true });
    await expect(getDraft(portal.web, colleague, id)).rejects.toThrow(NotFoundError);
    await changeDraft(portal.web, me, id, { kind: "name", name: "Verhuizing" });
    await changeDraft(portal.web, me, id, { kind: "share", isShared: true });
    expect(await getDraft(portal.web, colleague, id)).toMatchObject({ name: "Verhuizing", isOwn: false });
    expect(await saveDraft(portal.web, colleague, { id, revision: 0 }, EMPTY_DRAFT)).toMatchObject({ kind: "saved" });
    await expect(changeDraft(portal.web, colleague, id, { kind: "delete" })).rejects.toThrow(NotFoundError);
    expect(await listDrafts(portal.web, me)).toHaveLength(1);
  });

  test("is found however many newer ones colleagues share", async () => {
    const { me, colleague, profileIds } = await office();
    const { id } = await saved(me, EMPTY_DRAFT);
    await portal.context.database.withCustomer(
      me.customerId,
      (tx) => tx.$executeRaw`
      INSERT INTO change_drafts (id, customer_id, user_id, name, is_shared, content, created_at, updated_at)
      SELECT gen_random_uuid(), ${me.customerId}::uuid, ${colleague.userId}::uuid, 'n ' || n, true, '{}', now(), now() + interval '9 years'
        FROM generate_series(1, 300) AS n`,
    );
    expect((await currentDraft(portal.web, me))?.id).toBe(id);
    const path = await addToDraft(portal.web, me, [{ action: "remove-profile", profileId: profileIds[0] ?? "" }]);
    expect(path).toBe(`/changes/new?draft=${id}`);
  });

  test("never reaches another customer, shared or not, by whatever id", async () => {
    const [{ me }, other] = [await office(), await office()];
    const { id } = await saved(me, EMPTY_DRAFT);
    await changeDraft(portal.web, me, id, { kind: "name", name: "Geheim" });
    await changeDraft(portal.web, me, id, { kind: "share", isShared: true });
    expect(await listDrafts(portal.web, other.me)).toEqual([]);
    for (const wanted of [id, "x", "'; DROP TABLE change_drafts; --", "0".repeat(9_000)]) {
      await expect(getDraft(portal.web, other.me, wanted)).rejects.toThrow(NotFoundError);
      await expect(changeDraft(portal.web, other.me, wanted, { kind: "delete" })).rejects.toThrow(NotFoundError);
    }
    expect(await saveDraft(portal.web, other.me, { id, revision: 0 }, EMPTY_DRAFT)).toEqual({
      kind: "changed-elsewhere",
    });
    expect(await listDrafts(portal.web, me)).toHaveLength(1);
  });
});

test("eight named at once keep to the limit of a user", async () => {
  const { me, customerId } = await office();
  const at = new Date();
  const others = Array.from({ length: MOST_DRAFTS - 3 }, (_, place) => ({
    ...{ id: portal.context.newId.uuid(), customerId, userId: me.userId, name: `Concept ${String(place)}` },
    ...{ content: EMPTY_DRAFT, createdAt: at, updatedAt: at },
  }));
  await portal.context.database.withCustomer(customerId, (tx) => tx.changeDraft.createMany({ data: others }));
  const asked = { isShared: false, lines: [], preferredDate: null };
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, place) =>
      createDraft(portal.web, me, { ...asked, name: `Tegelijk ${String(place)}` }),
    ),
  );
  expect(made.filter(({ kind }) => kind === "written")).toHaveLength(3);
  expect(made.filter(({ kind }) => kind === "too-many")).toHaveLength(5);
});

describe("the writes of one page", () => {
  const page = "11111111-1111-4111-8111-111111111111";
  const other = "22222222-2222-4222-8222-222222222222";
  const [earlier, later] = [1, 2].map((number) => ({ page, number }));

  test.each([
    { because: "in their order", first: "earlier", then: { kind: "saved", revision: 2 } },
    { because: "the other way around", first: "later", then: { kind: "overtaken", revision: 1 } },
  ] as const)("of a stored draft, the later one stays: $because", async ({ first, then }) => {
    const { me, profileIds } = await office();
    const place = await saved(me, EMPTY_DRAFT);
    const write = (isLater: boolean) =>
      saveDraft(portal.web, me, place, leaving(profileIds[isLater ? 1 : 0]), isLater ? later : earlier);
    expect(await write(first === "later")).toEqual({ kind: "saved", id: place.id, revision: 1 });
    expect(await write(first === "earlier")).toEqual({ id: place.id, ...then });
    expect((await currentDraft(portal.web, me))?.draft).toEqual(leaving(profileIds[1]));
  });

  test.each([
    { because: "in their order", first: "earlier", then: { kind: "saved", revision: 1 } },
    { because: "the other way around", first: "later", then: { kind: "overtaken", revision: 0 } },
  ] as const)("of what is begun, the later one stays: $because", async ({ first, then }) => {
    const { me, profileIds } = await office();
    const write = (isLater: boolean) =>
      saveDraft(portal.web, me, null, leaving(profileIds[isLater ? 1 : 0]), isLater ? later : earlier);
    const made = await write(first === "later");
    expect(made).toMatchObject({ kind: "saved", revision: 0 });
    expect(await write(first === "earlier")).toMatchObject(then);
    const current = await currentDraft(portal.web, me);
    expect(current?.draft).toEqual(leaving(profileIds[1]));
    expect(await listDrafts(portal.web, me)).toHaveLength(1);
  });

  test("of eight at once, in any order, the highest number stays", async () => {
    const { me, profileIds } = await office();
    const numbers = [5, 3, 8, 1, 7, 2, 6, 4];
    await Promise.all(
      numbers.map((number) =>
        saveDraft(portal.web, me, null, leaving(number === 8 ? profileIds[1] : profileIds[0]), { page, number }),
      ),
    );
    expect((await currentDraft(portal.web, me))?.draft).toEqual(leaving(profileIds[1]));
  });

  test("do not overwrite what another page, or no page, wrote meanwhile", async () => {
    const { me, profileIds } = await office();
    const begun = await saveDraft(portal.web, me, null, EMPTY_DRAFT, earlier);
    if (begun.kind !== "saved") throw new Error(begun.kind);
    await saveDraft(portal.web, me, begun, leaving(profileIds[0]), { page: other, number: 1 });
    const late = () => saveDraft(portal.web, me, begun, leaving(profileIds[1]), { page, number: 9 });
    expect(await late()).toEqual({ kind: "changed-elsewhere" });
    expect(await saveDraft(portal.web, me, null, EMPTY_DRAFT, { page, number: 9 })).toEqual({
      kind: "changed-elsewhere",
    });
    const mine = await currentDraft(portal.web, me);
    const mineNow = await saveDraft(portal.web, me, mine, leaving(profileIds[2]), { page, number: 10 });
    if (mineNow.kind !== "saved") throw new Error(mineNow.kind);
    await reviseDraft(portal.web, me, mineNow.id, { revision: mineNow.revision, preferredDate: null });
    expect(await saveDraft(portal.web, me, mineNow, EMPTY_DRAFT, { page, number: 11 })).toEqual({
      kind: "changed-elsewhere",
    });
    const read = await currentDraft(portal.web, me);
    await saveDraft(portal.web, me, read, leaving(profileIds[2]), { page, number: 12 });
    await addToDraft(portal.web, me, [
      { action: "add-option", profileId: profileIds[0] ?? "", productCode: "VOICE_UNLIMITED_NL" },
    ]);
    expect(await saveDraft(portal.web, me, read, EMPTY_DRAFT, { page, number: 13 })).toEqual({
      kind: "changed-elsewhere",
    });
  });
});
