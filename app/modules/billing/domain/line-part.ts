import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";
import type { BillableCharge } from "./billable";
import { byUserName, type BilledUser, type InvoiceLine, type LineShare } from "./invoice-line";

/** What one user, or the module itself, adds to the invoice, before equal amounts share a line. */
export type LinePart = Omit<BillableCharge, "id">;

/** A line that has no number, description and reference yet. */
export type LineOfParts = Omit<InvoiceLine, "lineNumber" | "description" | "reference"> & {
  readonly description: string | null;
};

/** Combines equal parts into one line of quantity × amount (R4.4), in which each user has a share. Parts without an
 *  amount make no line. The lines are in order of first appearance. */
export function linesOfParts(parts: readonly LinePart[]): LineOfParts[] {
  const charged = parts.filter((part) => part.unitCents * part.quantity !== 0);
  return [...groupBy(charged, sharedKey).values()].map(lineOf);
}

/** Returns the sum per user, in order of name. Empty when part of it belongs to no user. */
export function sharesOf(
  amounts: readonly { readonly user: BilledUser | null; readonly netCents: number }[],
): LineShare[] {
  const byProfile = new Map<string, LineShare>();
  for (const { user, netCents } of amounts) {
    if (user === null) return [];
    const known = byProfile.get(user.profileId);
    byProfile.set(user.profileId, { ...user, netCents: (known?.netCents ?? 0) + netCents });
  }
  return [...byProfile.values()].sort(byUserName);
}

function sharedKey(part: LinePart): string {
  return JSON.stringify([
    part.kind,
    part.category,
    part.productCode,
    part.description,
    part.fromOn,
    part.untilOn,
    part.unitCents,
    part.changeRequestId,
    part.user === null,
  ]);
}

function lineOf(parts: readonly [LinePart, ...LinePart[]]): LineOfParts {
  const [first] = parts;
  const { user: _, ...shared } = first;
  const quantity = sum(parts.map((part) => part.quantity));
  const shares = sharesOf(parts.map((part) => ({ user: part.user, netCents: part.quantity * part.unitCents })));
  return { ...shared, quantity, netCents: quantity * first.unitCents, ...soleUser(shares), ...NO_USAGE, shares };
}

const NO_USAGE = { usageCategory: null, records: null, minutes: null, units: null } as const;

export function soleUser(shares: readonly LineShare[]): { profileId: string | null; profileName: string | null } {
  const [only, ...others] = shares;
  return only && others.length === 0
    ? { profileId: only.profileId, profileName: only.profileName }
    : { profileId: null, profileName: null };
}
