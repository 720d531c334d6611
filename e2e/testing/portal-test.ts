import { test as base, expect, type APIRequest, type BrowserContext } from "@playwright/test";

import { colleagueOf, untilUsersExist, userOf, type DemoUser, type Role, type Story } from "./demo-users";
import { portalApi, type PortalApi } from "./portal-api";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** No cookies: the API ignores sessions, and a cookie would require the headers of a same-site request. */
const NOBODY: StorageState = { cookies: [], origins: [] };

type Options = {
  /** The story whose user is signed in; null for a visitor. */
  story: Story | null;
  /** Who of the story is signed in. */
  role: Role;
};

type Fixtures = {
  /** The API of the story that is signed in; a visitor has no token for it. */
  api: PortalApi;
  /** Errors in the browser; a test with one fails. */
  complaints: string[];
};

type WorkerFixtures = {
  /** Signs a user of a story in, once. */
  signedIn: (story: Story, role: Role) => Promise<StorageState>;
};

/** The test of the portal: signed in as the owner of a story (`test.use({ story: "room" })`), and failed by an error in the
 *  console or on the page. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  story: [null, { option: true }],
  role: ["owner", { option: true }],

  signedIn: [
    async ({ playwright: { request } }, use, { project, parallelIndex }) => {
      const baseURL = String(project.use.baseURL);
      const states = new Map<string, Promise<StorageState>>();
      await use((story, role) => {
        const user = `${story} ${role}`;
        const state = states.get(user) ?? signIn(request, baseURL, userOfWorker(story, role, parallelIndex));
        states.set(user, state);
        return state;
      });
    },
    { scope: "worker" },
  ],

  storageState: async ({ story, role, signedIn }, use) => {
    await use(story === null ? undefined : await signedIn(story, role));
  },

  api: async ({ playwright: { request }, story, role, baseURL }, use) => {
    const requests = await request.newContext({
      baseURL: String(baseURL),
      storageState: NOBODY,
      extraHTTPHeaders: story === null ? {} : { Authorization: `Bearer ${userOf(story, role).apiToken}` },
    });
    await use(portalApi(requests));
    await requests.dispose();
  },

  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const refusedPages = new Set<string>();
      context.on("response", (response) => {
        const refused = response.status() >= 400 && response.status() < 500;
        if (refused && response.request().isNavigationRequest()) refusedPages.add(response.url());
      });
      context.on("console", (message) => {
        if (message.type() === "error")
          complaints.push(`${message.text()} (${message.location().url.replace(/#.*$/, "")})`);
      });
      context.on("weberror", (webError) => {
        complaints.push(String(webError.error().stack));
      });
      await use(complaints);
      // The browser also reports a refused page; whether it should be refused is for the test to check.
      const told = [...refusedPages].map((url) => `(${url})`);
      expect(complaints.filter((complaint) => !told.some((url) => complaint.endsWith(url)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function userOfWorker(story: Story, role: Role, worker: number): DemoUser {
  const user = userOf(story, role);
  return worker === 0 ? user : colleagueOf(user);
}

/** Posts the sign-in form as a browser does, without looking at the page. */
async function signIn(
  request: APIRequest,
  baseURL: string,
  { email, password }: Pick<DemoUser, "email" | "password">,
): Promise<StorageState> {
  await untilUsersExist();
  const visitor = await request.newContext({ baseURL, storageState: NOBODY });
  const answer = await visitor.post("/login", {
    form: { email, password },
    headers: { Origin: baseURL },
    maxRedirects: 0,
  });
  expect(answer.status(), `signing in as ${email}`).toBe(302);
  const state = await visitor.storageState();
  await visitor.dispose();
  return state;
}
