import { firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";
import type { CauseDetail, OnceContent } from "./cause";
import { holdingKey, type ComparedShare } from "./compared-share";
import type { Comparison, Holding, UserBillingState } from "./user-billing-state";

/** The cause that a share belongs to: shares with the same key form one cause. */
export type Classification = {
  readonly key: string;
  readonly what: CauseDetail;
  readonly changeRequestId: string | null;
  readonly since: LocalDate | null;
};

export type ClassificationContext = Comparison & {
  readonly userStates: ReadonlyMap<string, UserBillingState>;
  readonly holdings: ReadonlyMap<string, Holding>;
  /** The month whose usage each invoice bills. */
  readonly usageMonths: Readonly<Record<ComparedShare["side"], BillingPeriod>>;
};

/** Returns the one cause that a share belongs to. */
export function classifyShare(share: ComparedShare, context: ClassificationContext): Classification {
  const { line, side } = share;
  if (line.kind === "usage") return classifyUsage(share, context);
  if (line.kind === "discount") {
    return standalone(`discount ${line.description}`, { kind: "discount", description: line.description });
  }
  const userState = context.userStates.get(share.user?.profileId ?? "");
  if (share.isRunning) return userState ? classifyOfUser(share, userState, context) : classifyShared(share, context);
  if (side === "previous") return classifyOnce(share, context);
  return userState ? classifyOnceOfUser(share, userState, context) : classifyOnceShared(share, context);
}

function classifyUsage({ line, side }: ComparedShare, { usageMonths }: ClassificationContext): Classification {
  if (line.fromOn !== firstDayOf(usageMonths[side])) return standalone("late-usage", { kind: "late-usage" });
  const { category, usageCategory } = line;
  const what = { kind: "usage", category, usageCategory, records: null, mostlyBy: null } as const;
  return standalone(`usage ${category ?? ""} ${usageCategory ?? ""}`, what);
}

function classifyOfUser(
  share: ComparedShare,
  userState: UserBillingState,
  context: ClassificationContext,
): Classification {
  const { did, from, to } = userState;
  if (did !== "stay") return userChange(did === "come" ? "users-added" : "users-removed", userState);
  if (from !== null && to !== null && isAbout(share, [from, to])) return converted(from, to, userState, context);
  if (isAbout(share, [...userState.added, ...userState.removed])) return optionsChanged(userState, context);
  return classifyStaying(share, context);
}

/** What is billed once for a user belongs to what happened to that user, if anything did. */
function classifyOnceOfUser(
  share: ComparedShare,
  userState: UserBillingState,
  context: ClassificationContext,
): Classification {
  const { did, from, to, added, removed } = userState;
  if (did === "come") return userChange("users-added", userState);
  if (did === "go" && share.line.kind === "credit") return userChange("users-removed", userState);
  if (from !== null && to !== null && isAbout(share, [from, to])) return converted(from, to, userState, context);
  if (isAbout(share, [...added, ...removed])) return optionsChanged(userState, context);
  return classifyOnce(share, context);
}

function classifyShared(share: ComparedShare, context: ClassificationContext): Classification {
  const holding = context.holdings.get(holdingKey(share));
  if (!holding || holding.previousQuantity === holding.quantity) return classifyStaying(share, context);
  const { previousQuantity, quantity } = holding;
  const code = share.line.productCode;
  const did = quantity > previousQuantity ? "opened" : "closed";
  const change = context.changes.findLast(
    (each) => each.profileId === null && each.productCode === code && each.did === did,
  );
  return {
    key: `shared ${holdingKey(share)}`,
    what: { kind: "shared-changed", product: productName(share.line, context), previousQuantity, quantity },
    changeRequestId: change?.changeRequestId ?? null,
    since: change?.on ?? null,
  };
}

function classifyOnceShared(share: ComparedShare, context: ClassificationContext): Classification {
  const holding = context.holdings.get(holdingKey(share));
  const changed = holding && holding.previousQuantity !== holding.quantity;
  return changed ? classifyShared(share, context) : classifyOnce(share, context);
}

/** For what is on both invoices: at the same amount, at another price, or for an incomplete month. */
function classifyStaying(share: ComparedShare, context: ClassificationContext): Classification {
  const holding = context.holdings.get(holdingKey(share));
  if (!holding || holding.previousCents === holding.currentCents) return standalone("unchanged", { kind: "unchanged" });
  if (!holding.areWholeMonths) {
    return standalone("part-of-month", { kind: "part-of-month", products: [] });
  }
  const { previousUnitCents, unitCents } = holding;
  const key = `price ${share.line.productCode ?? ""} ${String(previousUnitCents)} ${String(unitCents)}`;
  const product = productName(share.line, context);
  return standalone(key, { kind: "price-changed", product, previousUnitCents, unitCents, quantity: 0 });
}

function classifyOnce({ side, line }: ComparedShare, context: ClassificationContext): Classification {
  const content = contentOf(line);
  // The parts of a delivery go together, and so does all that one request caused.
  const isDelivery = content === "installation" || content === "first-days";
  const cause = line.changeRequestId ?? (isDelivery ? "delivery" : `${content} ${productName(line, context)}`);
  return {
    key: `once ${side} ${cause}`,
    what: { kind: "once", stoodOn: side, contents: [], products: [] },
    changeRequestId: line.changeRequestId,
    since: null,
  };
}

export function contentOf({ kind }: InvoiceLine): OnceContent {
  switch (kind) {
    case "installation":
    case "buy-out":
    case "credit":
    case "one-time":
      return kind;
    case "subscription":
      return "first-days";
    case "usage":
    case "discount":
      return "one-time";
    default:
      return kind satisfies never;
  }
}

export function productName(line: InvoiceLine, { productOf }: Pick<Comparison, "productOf">): string {
  return (line.productCode === null ? null : productOf(line.productCode)?.name) ?? line.description;
}

function userChange(
  kind: "users-added" | "users-removed",
  { changeRequestId, since }: UserBillingState,
): Classification {
  return { key: `${kind} ${changeRequestId ?? ""}`, what: { kind, products: [] }, changeRequestId, since };
}

function converted(
  from: ComparedShare,
  to: ComparedShare,
  { changeRequestId, since }: UserBillingState,
  context: ClassificationContext,
): Classification {
  const [before, after] = [productName(from.line, context), productName(to.line, context)];
  const key = `converted ${changeRequestId ?? ""} ${before} ${after}`;
  return { key, what: { kind: "profiles-converted", from: before, to: after }, changeRequestId, since };
}

function optionsChanged(userState: UserBillingState, context: ClassificationContext): Classification {
  const names = (shares: readonly ComparedShare[]): string[] =>
    shares.map(({ line }) => productName(line, context)).sort();
  const [added, removed] = [names(userState.added), names(userState.removed)];
  const { changeRequestId, since } = userState;
  const key = `options ${JSON.stringify([changeRequestId, added, removed])}`;
  return { key, what: { kind: "options-changed", added, removed }, changeRequestId, since };
}

function isAbout(share: ComparedShare, others: readonly ComparedShare[]): boolean {
  return others.some((other) => holdingKey(other) === holdingKey(share));
}

function standalone(key: string, what: CauseDetail): Classification {
  return { key, what, changeRequestId: null, since: null };
}
