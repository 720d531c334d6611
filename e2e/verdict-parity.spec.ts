import { basketOf, figuresOf, openChangePage, userOrder } from "./testing/change-page";
import {
  addGroupOption,
  addNumber,
  addOption,
  addUsers,
  bare,
  userWhere,
  inModule,
  plus,
  pro,
  remove,
  removeTogether,
  upgrade,
  type Step,
} from "./testing/change-steps";
import type { Story } from "./testing/demo-users";
import type { Line, Profile } from "./testing/portal-api";
import { expect, test } from "./testing/portal-test";

type Basket = {
  readonly story: Story;
  readonly words: string;
  readonly verdict: "within-limit" | "over-limit" | "refused";
  readonly steps: (users: readonly Profile[]) => readonly Step[];
  readonly preferredDate?: string;
};

// No test changes these stories.
const BASKETS: readonly Basket[] = [
  {
    story: "large",
    words: "removing three users of both prices",
    verdict: "within-limit",
    steps: (users) => [remove(pro(users, 0)), remove(pro(users, 1)), remove(plus(users, 0))],
  },
  {
    story: "large",
    words: "more downgrades and removals than there is room for",
    verdict: "over-limit",
    steps: (users) => [
      ...Array.from({ length: 7 }, (_, n) => remove(plus(users, n))),
      ...Array.from({ length: 8 }, (_, n) => remove(pro(users, n))),
    ],
  },
  {
    story: "large",
    words: "thirty users removed together",
    verdict: "over-limit",
    steps: (users) => [
      inModule("voice"),
      removeTogether([
        ...Array.from({ length: 15 }, (_, n) => plus(users, n)),
        ...Array.from({ length: 15 }, (_, n) => pro(users, n)),
      ]),
    ],
  },
  {
    story: "large",
    words: "an upgrade and an option",
    verdict: "within-limit",
    steps: (users) => [upgrade(bare(users, "VOICE_PROFILE_PLUS")), addOption(bare(users, "VOICE_PROFILE_PRO"))],
  },
  {
    story: "large",
    words: "a mobile user with a device",
    verdict: "over-limit",
    steps: (users) => [inModule("mobile"), remove(userWhere(users, ({ withDevice }) => withDevice))],
  },
  {
    story: "large",
    words: "users, a number and an option of the exchange on a later day",
    verdict: "within-limit",
    steps: () => [addUsers(3), addNumber, addGroupOption],
    preferredDate: "2026-12-10",
  },
  {
    story: "large",
    words: "a day that is no working day",
    verdict: "refused",
    steps: (users) => [remove(pro(users, 0)), addUsers(1)],
    preferredDate: "2026-12-25",
  },
  {
    story: "large",
    words: "nobody of a quantity of nought",
    verdict: "refused",
    steps: () => [addUsers(0)],
  },
  {
    story: "last-month",
    words: "removing in the last month of the contract, billed beyond its end",
    verdict: "within-limit",
    steps: (users) => [remove(pro(users, 0)), remove(pro(users, 1)), remove(plus(users, 0))],
  },
  {
    story: "empty",
    words: "removing one of three, without any room",
    verdict: "over-limit",
    steps: (users) => [remove(pro(users, 0))],
  },
  {
    story: "empty",
    words: "removing everyone",
    verdict: "refused",
    steps: (users) => users.map(remove),
  },
  {
    story: "empty",
    words: "removing everyone while somebody comes",
    verdict: "over-limit",
    steps: (users) => [...users.map(remove), addUsers(1)],
  },
];

test.describe("the verdict in the browser is the server's", () => {
  for (const { story, words, verdict, steps, preferredDate } of BASKETS) {
    test.describe(story, () => {
      test.use({ story });
      test(words, async ({ page, api }) => {
        const chosen = steps(await api.profiles());
        await openChangePage(page);
        // The page lists lines in the order of a request, so the server is asked in that order too.
        const order = await userOrder(page);
        for (const { choose } of chosen) await choose(page);
        if (preferredDate !== undefined) {
          await basketOf(page).getByText("Liever op een latere dag").click();
          await basketOf(page).getByLabel("Op welke dag?").fill(preferredDate);
        }
        const lines = chosen.flatMap((step) => step.lines).toSorted((a, b) => placeOf(a, order) - placeOf(b, order));
        const preview = await api.preview({ lines, ...(preferredDate === undefined ? {} : { preferredDate }) });
        const { verdict: judged, totals } = preview;
        expect(judged).toBe(verdict);
        await expect(async () => {
          expect(await figuresOf(page)).toEqual({ verdict: judged, totals });
        }).toPass({ timeout: 10_000 });
        await expect(page.locator("input[name=previewToken]")).toHaveValue(preview.previewToken);
        for (const { message } of preview.errors) await expect(basketOf(page).getByText(message).first()).toBeVisible();
      });
    });
  }
});

/** Returns the position of a line: those of users in the order of the list, the others after them in the order in which
 *  they were chosen. */
function placeOf({ profileId }: Line, order: readonly string[]): number {
  const place = typeof profileId === "string" ? order.indexOf(profileId) : -1;
  return place < 0 ? order.length : place;
}
