import type { Page } from "@playwright/test";

import { chooseModule, openPageOf, profileChoice, unfoldAdd, unfoldExtras, unfoldOptions } from "./change-page";
import type { Line, Profile } from "./portal-api";

/** One choice of a customer: how it is made on the page, and the line that it results in. */
export type Step = {
  readonly choose: (page: Page) => Promise<void>;
  readonly lines: readonly Line[];
};

/** Returns the n-th user who meets a condition and has no pending change. */
export function userWhere(users: readonly Profile[], is: (user: Profile) => boolean, nth = 0): Profile {
  const found = users.filter((user) => user.pendingRequestIds.length === 0 && is(user))[nth];
  if (found === undefined) throw new Error("The story has no such user");
  return found;
}

export function pro(users: readonly Profile[], nth: number): Profile {
  return userWhere(users, ({ productCode }) => productCode === "VOICE_PROFILE_PRO", nth);
}

export function plus(users: readonly Profile[], nth: number): Profile {
  return userWhere(users, ({ productCode }) => productCode === "VOICE_PROFILE_PLUS", nth);
}

/** Returns a user of a product who has no options. */
export function bare(users: readonly Profile[], product: string): Profile {
  return userWhere(users, ({ productCode, options }) => productCode === product && options.length === 0);
}

export function remove({ name, profileId }: Profile): Step {
  return {
    choose: async (page) => {
      await openPageOf(page, name);
      await profileChoice(page, name).selectOption("Opzeggen");
    },
    lines: [{ action: "remove-profile", profileId }],
  };
}

/** Ticks users and removes them together. */
export function removeTogether(users: readonly Profile[]): Step {
  return {
    choose: async (page) => {
      for (const { name } of users) {
        await openPageOf(page, name);
        await page.getByRole("checkbox", { name: `Vink ${name} aan`, exact: true }).check();
      }
      const bar = page.getByRole("group", { name: "Aangevinkte gebruikers wijzigen" });
      await bar.getByRole("button", { name: "Opzeggen" }).click();
    },
    lines: users.map(({ profileId }) => ({ action: "remove-profile", profileId })),
  };
}

export function upgrade({ name, profileId }: Profile): Step {
  return {
    choose: async (page) => {
      await openPageOf(page, name);
      await profileChoice(page, name).selectOption("Pro");
    },
    lines: [{ action: "convert-profile", profileId, toProductCode: "VOICE_PROFILE_PRO" }],
  };
}

export function addOption({ name, profileId }: Profile): Step {
  return {
    choose: async (page) => {
      await openPageOf(page, name);
      const options = await unfoldOptions(page, name);
      await options.getByLabel("Onbeperkt Bellen Nederland").check();
    },
    lines: [{ action: "add-option", profileId, productCode: "VOICE_UNLIMITED_NL" }],
  };
}

/** Shows one module: ticks then stand for the lines of it alone. */
export function inModule(module: "voice" | "mobile"): Step {
  return {
    choose: async (page) => {
      await chooseModule(page, module);
    },
    lines: [],
  };
}

export function addUsers(quantity: number): Step {
  return {
    choose: async (page) => {
      await unfoldAdd(page);
      const form = page.getByRole("region", { name: "Profiel toevoegen" });
      await form
        .getByRole("group", { name: /^(Vast bellen|Product)$/ })
        .getByRole("radio", { name: /^Plus/ })
        .check();
      await form.getByLabel("Aantal").fill(String(quantity));
      await form.getByLabel("Onbeperkt Bellen Nederland").check();
      await form.getByRole("button", { name: "Zet in aanvraag" }).click();
    },
    lines: [
      {
        action: "add-profile",
        productCode: "VOICE_PROFILE_PLUS",
        quantity,
        withPhone: false,
        options: ["VOICE_UNLIMITED_NL"],
      },
    ],
  };
}

export const addNumber: Step = {
  choose: async (page) => {
    await unfoldExtras(page);
    await page.getByRole("button", { name: /^Toevoegen: 10-nummerblok/ }).click();
  },
  lines: [{ action: "add-number", productCode: "NUM_BLOCK_10_NL", quantity: 1, country: "NL" }],
};

export const addGroupOption: Step = {
  choose: async (page) => {
    await unfoldExtras(page);
    await page.getByRole("button", { name: "Toevoegen: Bel-me-nu" }).click();
  },
  lines: [{ action: "add-option", productCode: "VOICE_BEL_ME_NU" }],
};
