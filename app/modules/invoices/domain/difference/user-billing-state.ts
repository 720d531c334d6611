import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";
import type { LocalDate } from "~/kernel/local-date";
import { holdingKey, isWholeMonth, type ComparedShare } from "./compared-share";

/** What the price list says about a product. */
export type ProductFacts = { readonly name: string; readonly isProfile: boolean };

/** A subscription that a change request started or ended, with its first or last billed day. */
export type SubscriptionChange = {
  readonly profileId: string | null;
  readonly productCode: string;
  readonly did: "opened" | "closed";
  readonly on: LocalDate;
  readonly changeRequestId: string;
};

export type Comparison = {
  readonly productOf: (productCode: string) => ProductFacts | null;
  readonly changes: readonly SubscriptionChange[];
};

/** What happened to a user between the previous invoice and this one, by what is billed for the coming month. */
export type UserBillingState = {
  readonly did: "come" | "go" | "stay";
  /** For a user who stays: the profiles before and after, when they differ. */
  readonly from: ComparedShare | null;
  readonly to: ComparedShare | null;
  /** For a user who stays: the options that are on one of the invoices only. */
  readonly added: readonly ComparedShare[];
  readonly removed: readonly ComparedShare[];
  readonly changeRequestId: string | null;
  readonly since: LocalDate | null;
};

/** Both months of the same product of the same user, or of the company. */
export type Holding = {
  readonly previousCents: number;
  readonly currentCents: number;
  readonly previousQuantity: number;
  readonly quantity: number;
  readonly previousUnitCents: number;
  readonly unitCents: number;
  readonly areWholeMonths: boolean;
};

/** Returns the billing state of every user, by profile id. */
export function userBillingStates(
  shares: readonly ComparedShare[],
  comparison: Comparison,
): Map<string, UserBillingState> {
  const byUser = groupBy(
    shares.filter(({ user }) => user !== null),
    ({ user }) => user?.profileId ?? "",
  );
  return new Map([...byUser].map(([profileId, own]) => [profileId, userBillingStateOf(profileId, own, comparison)]));
}

function userBillingStateOf(
  profileId: string,
  own: readonly ComparedShare[],
  { productOf, changes }: Comparison,
): UserBillingState {
  const running = own.filter(({ isRunning }) => isRunning);
  const [before, now] = [ofSide(running, "previous"), ofSide(running, "current")];
  const did = before.size === 0 && now.size > 0 ? "come" : now.size === 0 && before.size > 0 ? "go" : "stay";
  const gone = [...before].flatMap(([key, share]) => (now.has(key) ? [] : [share]));
  const fresh = [...now].flatMap(([key, share]) => (before.has(key) ? [] : [share]));
  const isProfile = ({ line }: ComparedShare): boolean => productOf(line.productCode ?? "")?.isProfile === true;
  const [from = null, to = null] = did === "stay" ? [gone.find(isProfile), fresh.find(isProfile)] : [];
  const wasConverted = from !== null && to !== null;
  const onInvoice = own.find(
    (share) => share.side === "current" && !share.isRunning && share.line.changeRequestId !== null,
  );
  const codes = new Set([...gone, ...fresh].map(({ line }) => line.productCode));
  const change = changes.findLast((each) => each.profileId === profileId && codes.has(each.productCode));
  return {
    did,
    from: wasConverted ? from : null,
    to: wasConverted ? to : null,
    added: did === "stay" ? fresh.filter((share) => !wasConverted || share !== to) : [],
    removed: did === "stay" ? gone.filter((share) => !wasConverted || share !== from) : [],
    changeRequestId: onInvoice?.line.changeRequestId ?? change?.changeRequestId ?? null,
    since: onInvoice?.line.fromOn ?? change?.on ?? null,
  };
}

function ofSide(running: readonly ComparedShare[], side: ComparedShare["side"]): Map<string, ComparedShare> {
  return new Map(running.filter((share) => share.side === side).map((share) => [holdingKey(share), share]));
}

/** Returns what is billed for the coming month, by `holdingKey`. */
export function holdings(shares: readonly ComparedShare[]): Map<string, Holding> {
  const running = shares.filter(({ isRunning }) => isRunning);
  return new Map([...groupBy(running, holdingKey)].map(([key, own]) => [key, holdingOf(own)]));
}

function holdingOf(own: readonly ComparedShare[]): Holding {
  const [before, now] = [own.filter(({ side }) => side === "previous"), own.filter(({ side }) => side === "current")];
  const quantity = (of: readonly ComparedShare[]): number =>
    sum(of.map(({ user, line }) => (user === null ? line.quantity : 1)));
  return {
    previousCents: sum(before.map(({ cents }) => cents)),
    currentCents: sum(now.map(({ cents }) => cents)),
    previousQuantity: quantity(before),
    quantity: quantity(now),
    previousUnitCents: before[0]?.line.unitCents ?? 0,
    unitCents: now[0]?.line.unitCents ?? 0,
    areWholeMonths: own.every(({ line }) => isWholeMonth(line)),
  };
}
