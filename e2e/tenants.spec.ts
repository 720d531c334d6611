import { withoutDrafts } from "./testing/change-page";
import type { APIRequestContext, APIResponse } from "@playwright/test";

import { ownerOf } from "./testing/demo-users";
import { portalApi, type PortalApi } from "./testing/portal-api";
import { expect, test } from "./testing/portal-test";
import { servedRoutes } from "./testing/routes";
import { methodsOf } from "./testing/api-method";

// The customer who asks; everything asked for belongs to another story.
test.use({ story: "empty" });

/** What each address names: something of the other customer, or something that no customer has. A route with a parameter
 *  that is not listed here fails. */
const PARAMETERS: Readonly<
  Record<string, "invoice" | "change" | "prepared" | "draft" | "person" | "phone" | "nobody's">
> = {
  "/invoices/:number": "invoice",
  "/invoices/:number/pdf": "invoice",
  "/invoices/:number/ubl": "invoice",
  "/invoices/:number/csv": "invoice",
  "/changes/:id": "change",
  "/changes/:id.ics": "change",
  "/changes/prepared/:id": "prepared",
  "/api/v1/prepared-requests/:id": "prepared",
  "/api/v1/change-drafts/:id": "draft",
  "/api/v1/invoices/:number": "invoice",
  "/api/v1/invoices/:number.pdf": "invoice",
  "/api/v1/invoices/:number.xml": "invoice",
  "/api/v1/change-requests/:id": "change",
  "/api/v1/change-requests/:id/cancel": "change",
  "/people/:person": "person",
  "/people/:person/leave": "person",
  "/numbers/:e164": "phone",
  "/invitation/:token": "nobody's",
  "/reset/:token": "nobody's",
};

/** The query of an address that needs one. */
const CHOICES: Readonly<Record<string, string>> = {
  "/api/v1/usage": "?period=2026-10",
  "/api/v1/tariffs/call": "?to=%2B31",
  "/api/v1/shrink-plans": "?category=voice&users=1",
  "/usage.csv": "?period=2026-10",
  "/usage/calls.csv": "?period=2026-10",
};

/** Without a draft there is no proposal. */
const PROPOSALS = ["/changes/compare.pdf", "/api/v1/change-drafts/compare.pdf"];

/** Gets something of a draft of its own. Another test of the same customer may empty its drafts meanwhile: then there is another one. */
async function withDraft(api: PortalApi, get: (id: string) => Promise<APIResponse>): Promise<APIResponse> {
  const draft = await api.requests.post("/api/v1/change-drafts", {
    data: { name: "Van mij", lines: [], shared: true },
  });
  expect(draft.status(), await draft.text()).toBe(201);
  const { id } = (await draft.json()) as { id: string };
  const answer = await get(id);
  const isStillThere = (await api.requests.delete(`/api/v1/change-drafts/${id}`)).ok();
  return answer.ok() || isStillThere ? answer : withDraft(api, get);
}

test.describe("another customer", () => {
  let theirs: PortalApi;
  let requests: APIRequestContext;

  test.beforeAll(async ({ playwright }, { project }) => {
    requests = await playwright.request.newContext({
      baseURL: String(project.use.baseURL),
      storageState: { cookies: [], origins: [] },
      extraHTTPHeaders: { Authorization: `Bearer ${ownerOf("large").apiToken}` },
    });
    theirs = portalApi(requests);
  });
  test.afterAll(() => requests.dispose());

  test("every address that names something is covered", async ({ baseURL }) => {
    const named = (await servedRoutes(baseURL)).map(({ path }) => path).filter((path) => path.includes(":"));
    expect(named.toSorted()).toEqual(Object.keys(PARAMETERS).toSorted());
  });

  test("gets 404 for every page, file and API of what is not theirs, and changes nothing", async ({
    page,
    api,
    baseURL,
  }) => {
    const invoice = (await theirs.invoices())[0];
    const change = (await theirs.changes()).find(({ status }) => status === "queued");
    if (invoice === undefined || change === undefined) throw new Error("The story has an invoice and a queued change");
    const users = (await theirs.profiles()).filter(({ productCode }) => productCode.startsWith("VOICE_"));
    const profileId = users.find(({ pendingRequestIds }) => pendingRequestIds.length === 0)?.profileId;
    const prepared = await requests.post("/api/v1/prepared-requests", {
      headers: { "Idempotency-Key": "tenants" },
      data: { lines: [{ action: "remove-profile", profileId }], submitOn: "2027-03-01", maxBuyOutCents: 5_000 },
    });
    expect(prepared.status(), await prepared.text()).toBe(201);
    const preparedId = ((await prepared.json()) as { id: string }).id;
    const draft = await requests.post("/api/v1/change-drafts", {
      data: { name: "Van een ander", shared: true, lines: [{ action: "remove-profile", profileId }] },
    });
    expect(draft.status(), await draft.text()).toBe(201);
    const draftId = ((await draft.json()) as { id: string }).id;
    const person = (await theirs.people())[0];
    const phone = (await theirs.numbers()).find(({ numberId }) => numberId !== null);
    if (person === undefined || phone === undefined) throw new Error("The story has people and numbers");
    const ids = {
      invoice: invoice.number,
      change: change.id,
      prepared: preparedId,
      draft: draftId,
      person: person.personId,
      phone: phone.e164.slice(1),
    };
    const headers = { Origin: String(baseURL) };
    for (const { path, hasLoader, hasAction } of await servedRoutes(baseURL)) {
      const subject = PARAMETERS[path];
      if (subject === undefined || subject === "nobody's") continue;
      const address = path.replace(/:\w+/, ids[subject]);
      const isApi = path.startsWith("/api/");
      const client = isApi ? api.requests : page.request;
      for (const each of isApi ? [address] : [address, `${address}.data`]) {
        const answers: APIResponse[] = [];
        if (hasLoader) answers.push(await client.get(each));
        for (const method of hasAction && isApi ? methodsOf(path) : [])
          answers.push(await client.fetch(each, { method, ...(method === "DELETE" ? {} : { data: {} }) }));
        if (hasAction && !isApi) answers.push(await client.post(each, { form: { cancel: "all" }, headers }));
        expect(answers.length, `${each} answers to something`).toBeGreaterThan(0);
        for (const answer of answers) expect(answer.status(), each).toBe(404);
      }
      if (isApi && hasLoader) expect((await requests.get(address)).status(), `${address} of its owner`).toBe(200);
    }
    expect((await theirs.changes()).find(({ id }) => id === change.id)?.status).toBe("queued");
    const after: unknown = await (await requests.get(`/api/v1/prepared-requests/${preparedId}`)).json();
    expect(after).toMatchObject({ status: "waiting", maxBuyOutCents: 5_000 });
    expect((await requests.delete(`/api/v1/change-drafts/${draftId}`)).status(), "of its owner").toBe(200);
  });

  test("cannot name what is not theirs in a change, by page or by API", async ({ page, api, baseURL }) => {
    const [user] = await theirs.profiles();
    if (user === undefined) throw new Error("The story has users");
    const before = await theirs.changes();
    const lines = [{ action: "remove-profile", profileId: user.profileId }];
    expect((await api.preview({ lines })).errors).toMatchObject([{ code: "UNKNOWN_PROFILE" }]);
    expect((await api.requests.post("/api/v1/change-requests", { data: { lines } })).status()).toBe(422);

    await withoutDrafts(page);
    await page.goto(`/changes/new?profile=${user.profileId}&remove=${user.profileId}`);
    await expect(page.getByRole("complementary", { name: /^Je aanvraag 0 regels/ })).toBeVisible();
    await expect(page.getByText(user.name)).toHaveCount(0);
    const posted = await page.request.post("/changes/new", {
      form: { intent: "submit", [`to.${user.profileId}`]: "remove" },
      headers: { Origin: String(baseURL) },
    });
    expect(posted.status()).toBe(422);
    expect(await api.changes()).toEqual([]);
    expect(await theirs.changes()).toEqual(before);
  });

  test("cannot name what is not theirs in usage or cost centres", async ({ page, baseURL }) => {
    const [user] = await theirs.profiles();
    if (user === undefined) throw new Error("The story has users");
    for (const address of ["/usage", "/usage.csv", "/usage/calls", "/usage/calls.csv"]) {
      const answer = await page.request.get(`${address}?period=2026-10&profile=${user.profileId}`);
      expect(answer.status(), address).toBe(404);
    }
    for (const form of [
      { intent: "cost-centre", profile: user.profileId, costCentre: "Van mij" },
      { intent: "line-user", profile: user.profileId, userId: "" },
    ]) {
      const answer = await page.request.post("/account/cost-centres", { form, headers: { Origin: String(baseURL) } });
      expect(answer.status()).toBe(404);
    }
  });

  test("sees nothing of others on any page, file or API that names nothing", async ({ page, api, baseURL }) => {
    const listing = (await servedRoutes(baseURL)).filter(({ path, hasLoader }) => hasLoader && !/[:*]/.test(path));
    expect(listing.length).toBeGreaterThan(12);
    for (const { path } of listing) {
      const client = path.startsWith("/api/") ? api.requests : page.request;
      const answer = PROPOSALS.includes(path)
        ? await withDraft(api, (id) => client.get(`${path}?draft=${id}`))
        : await client.get(`${path}${CHOICES[path] ?? ""}`);
      expect(answer.status(), path).toBe(200);
      expect(await answer.text(), path).not.toContain("Velder");
    }
  });
});
