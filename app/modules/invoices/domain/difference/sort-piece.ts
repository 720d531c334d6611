import { firstDayOf, type BillingPeriod } from "~/kernel/billing-period";
import type { LocalDate } from "~/kernel/local-date";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";
import type { CauseWhat, OnceContent } from "./cause";
import { holdingKey, type Piece } from "./piece";
import type { Comparison, Holding, UserStanding } from "./standing";

/** Where a piece belongs: pieces with the same key make one cause. */
export type Sorted = {
  readonly key: string;
  readonly what: CauseWhat;
  readonly changeRequestId: string | null;
  readonly since: LocalDate | null;
};

export type Situation = Comparison & {
  readonly standings: ReadonlyMap<string, UserStanding>;
  readonly holdings: ReadonlyMap<string, Holding>;
  /** The month whose usage each invoice bills. */
  readonly usageMonths: Readonly<Record<Piece["side"], BillingPeriod>>;
};

/** The one cause that a piece belongs to. */
export function sortPiece(piece: Piece, situation: Situation): Sorted {
  const { line, side } = piece;
  if (line.kind === "usage") return sortUsage(piece, situation);
  if (line.kind === "discount") {
    return alone(`discount ${line.description}`, { kind: "discount", description: line.description });
  }
  const standing = situation.standings.get(piece.user?.profileId ?? "");
  if (piece.isRunning) return standing ? sortOfUser(piece, standing, situation) : sortShared(piece, situation);
  if (side === "previous") return sortOnce(piece, situation);
  return standing ? sortOnceOfUser(piece, standing, situation) : sortOnceShared(piece, situation);
}

function sortUsage({ line, side }: Piece, { usageMonths }: Situation): Sorted {
  if (line.fromOn !== firstDayOf(usageMonths[side])) return alone("late-usage", { kind: "late-usage" });
  const { category, usageCategory } = line;
  const what = { kind: "usage", category, usageCategory, records: null, mostlyBy: null } as const;
  return alone(`usage ${category ?? ""} ${usageCategory ?? ""}`, what);
}

function sortOfUser(piece: Piece, standing: UserStanding, situation: Situation): Sorted {
  const { did, from, to } = standing;
  if (did !== "stay") return ofChange(did === "come" ? "users-added" : "users-removed", standing);
  if (from !== null && to !== null && isAbout(piece, [from, to])) return converted(from, to, standing, situation);
  if (isAbout(piece, [...standing.added, ...standing.removed])) return optionsChanged(standing, situation);
  return sortStaying(piece, situation);
}

/** What is billed once for a user goes with what happened to that user; else it stands for itself. */
function sortOnceOfUser(piece: Piece, standing: UserStanding, situation: Situation): Sorted {
  const { did, from, to, added, removed } = standing;
  if (did === "come") return ofChange("users-added", standing);
  if (did === "go" && piece.line.kind === "credit") return ofChange("users-removed", standing);
  if (from !== null && to !== null && isAbout(piece, [from, to])) return converted(from, to, standing, situation);
  if (isAbout(piece, [...added, ...removed])) return optionsChanged(standing, situation);
  return sortOnce(piece, situation);
}

function sortShared(piece: Piece, situation: Situation): Sorted {
  const holding = situation.holdings.get(holdingKey(piece));
  if (!holding || holding.previousQuantity === holding.quantity) return sortStaying(piece, situation);
  const { previousQuantity, quantity } = holding;
  const code = piece.line.productCode;
  const did = quantity > previousQuantity ? "opened" : "closed";
  const change = situation.changes.findLast(
    (each) => each.profileId === null && each.productCode === code && each.did === did,
  );
  return {
    key: `shared ${holdingKey(piece)}`,
    what: { kind: "shared-changed", product: productName(piece.line, situation), previousQuantity, quantity },
    changeRequestId: change?.changeRequestId ?? null,
    since: change?.on ?? null,
  };
}

function sortOnceShared(piece: Piece, situation: Situation): Sorted {
  const holding = situation.holdings.get(holdingKey(piece));
  const changed = holding && holding.previousQuantity !== holding.quantity;
  return changed ? sortShared(piece, situation) : sortOnce(piece, situation);
}

/** What is on both invoices: at the same amount, at another price, or with a month that is not whole. */
function sortStaying(piece: Piece, situation: Situation): Sorted {
  const holding = situation.holdings.get(holdingKey(piece));
  if (!holding || holding.previousCents === holding.currentCents) return alone("unchanged", { kind: "unchanged" });
  if (!holding.areWholeMonths) {
    return alone("part-of-month", { kind: "part-of-month", products: [] });
  }
  const { previousUnitCents, unitCents } = holding;
  const key = `price ${piece.line.productCode ?? ""} ${String(previousUnitCents)} ${String(unitCents)}`;
  const product = productName(piece.line, situation);
  return alone(key, { kind: "price-changed", product, previousUnitCents, unitCents, quantity: 0 });
}

function sortOnce({ side, line }: Piece, situation: Situation): Sorted {
  const content = contentOf(line);
  // The parts of a delivery go together, and so does all that one request caused.
  const isDelivery = content === "installation" || content === "first-days";
  const cause = line.changeRequestId ?? (isDelivery ? "delivery" : `${content} ${productName(line, situation)}`);
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

function ofChange(kind: "users-added" | "users-removed", { changeRequestId, since }: UserStanding): Sorted {
  return { key: `${kind} ${changeRequestId ?? ""}`, what: { kind, products: [] }, changeRequestId, since };
}

function converted(from: Piece, to: Piece, { changeRequestId, since }: UserStanding, situation: Situation): Sorted {
  const [before, after] = [productName(from.line, situation), productName(to.line, situation)];
  const key = `converted ${changeRequestId ?? ""} ${before} ${after}`;
  return { key, what: { kind: "profiles-converted", from: before, to: after }, changeRequestId, since };
}

function optionsChanged(standing: UserStanding, situation: Situation): Sorted {
  const names = (pieces: readonly Piece[]): string[] => pieces.map(({ line }) => productName(line, situation)).sort();
  const [added, removed] = [names(standing.added), names(standing.removed)];
  const { changeRequestId, since } = standing;
  const key = `options ${JSON.stringify([changeRequestId, added, removed])}`;
  return { key, what: { kind: "options-changed", added, removed }, changeRequestId, since };
}

function isAbout(piece: Piece, holders: readonly Piece[]): boolean {
  return holders.some((holder) => holdingKey(holder) === holdingKey(piece));
}

function alone(key: string, what: CauseWhat): Sorted {
  return { key, what, changeRequestId: null, since: null };
}
