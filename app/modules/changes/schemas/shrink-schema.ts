import * as z from "zod";

import { CATEGORIES, type Category } from "~/modules/catalogue/domain/catalogue";
import { STRATEGIES, type ShrinkWish, type StrategyKind } from "../domain/shrink/shrink-plan";

/** The most people that can be named one by one: more than a request may hold, and no endless body. */
const MOST_PEOPLE = 2_000;
const MOST_USERS = 100_000;

/** What the page of fewer users is asked, as it stands in its address or form. Whatever cannot be is as if it were not there. */
export type ShrinkQuestion = {
  readonly category: Category | null;
  /** What was typed for the number of users to go down to. */
  readonly typed: string;
  /** The number, or null where none was typed or it is none. */
  readonly users: number | null;
  readonly profileIds: readonly string[];
  readonly strategy: StrategyKind | null;
};

export function parseShrinkQuestion(fields: Pick<FormData, "get" | "getAll">): ShrinkQuestion {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim().slice(0, 40) : "";
  };
  const typed = text("to");
  return {
    category: CATEGORIES.find((each) => each === text("module")) ?? null,
    typed,
    users: /^\d{1,5}$/.test(typed) ? Number(typed) : null,
    profileIds: fields
      .getAll("who")
      .filter((id): id is string => typeof id === "string" && id !== "" && id.length <= 80)
      .slice(0, MOST_PEOPLE),
    strategy: STRATEGIES.find((each) => each === text("plan")) ?? null,
  };
}

const category = z.enum(CATEGORIES);
const users = z.int().min(0).max(MOST_USERS);
const profileIds = z.array(z.string().min(1).max(80)).max(MOST_PEOPLE);

/** A plan that is to be made: `users` or `profileIds`, the strategy, and the token of what was shown of it. */
export const shrinkOrderSchema = z
  .strictObject({
    category,
    users: users.exactOptional(),
    profileIds: profileIds.exactOptional(),
    strategy: z.enum(STRATEGIES),
    token: z.string().min(1).max(200),
  })
  .refine(({ users, profileIds }) => (users === undefined) !== (profileIds === undefined), {
    error: "either users or profileIds",
    path: ["users"],
  })
  .meta({ id: "ShrinkOrder" });

/** Parses the query of a plan, or returns what is wrong with it. */
export function parseShrinkQuery(
  params: URLSearchParams,
): { readonly wish: ShrinkWish } | { readonly wrong: "category" | "users" } {
  const parsed = category.safeParse(params.get("category"));
  if (!parsed.success) return { wrong: "category" };
  const [number, ids] = [params.get("users"), params.getAll("profileId")];
  if ((number === null) === (ids.length === 0)) return { wrong: "users" };
  if (number === null) {
    return profileIds.safeParse(ids).success ? { wish: wishOf(parsed.data, null, ids) } : { wrong: "users" };
  }
  return /^\d{1,5}$/.test(number) ? { wish: wishOf(parsed.data, Number(number), []) } : { wrong: "users" };
}

export function wishOf(category: Category, users: number | null, profileIds: readonly string[]): ShrinkWish {
  return { category, who: users === null ? { kind: "people", profileIds } : { kind: "down-to", users } };
}

/** Parses the form that makes a plan, or returns null where it is not one of ours. */
export function parseShrinkOrderForm(
  form: FormData,
): { readonly wish: ShrinkWish; readonly strategy: StrategyKind; readonly token: string; readonly key: string } | null {
  const { category, users, profileIds, strategy } = parseShrinkQuestion(form);
  const [token, key] = [form.get("token"), form.get("key")];
  if (category === null || strategy === null || typeof token !== "string" || typeof key !== "string") return null;
  if (profileIds.length === 0 && users === null) return null;
  return { wish: wishOf(category, profileIds.length > 0 ? null : users, profileIds), strategy, token, key };
}
