import { addPeriods } from "~/kernel/billing-period";
import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";
import type { Invoice } from "~/modules/billing/domain/invoice";
import type { Cause, CauseWhat, Explanation } from "./cause";
import { piecesOf, type Piece } from "./piece";
import { contentOf, productName, sortPiece, type Situation, type Sorted } from "./sort-piece";
import { holdings, userStandings, type Comparison } from "./standing";

export type ComparedInvoice = Pick<Invoice, "number" | "period" | "lines" | "netCents" | "vatCents" | "totalCents">;

/** Why an invoice is higher or lower than the one before. Every cent of both stands in exactly one cause, so the causes add up to
 *  the difference; amounts without VAT but for `vatCents` and `totalCents`. `previous` null: it is the first. */
export function explainDifference(
  invoice: ComparedInvoice,
  previous: ComparedInvoice | null,
  comparison: Comparison,
): Explanation {
  const current = piecesOf(invoice, "current");
  if (previous === null) {
    const monthlyCents = sum(current.filter(({ isRunning }) => isRunning).map(({ cents }) => cents));
    const usageCents = sum(current.filter(({ line }) => line.kind === "usage").map(({ cents }) => cents));
    return { kind: "first-invoice", onceCents: invoice.netCents - monthlyCents - usageCents, usageCents, monthlyCents };
  }
  const pieces = [...piecesOf(previous, "previous"), ...current];
  const situation: Situation = {
    ...comparison,
    standings: userStandings(pieces, comparison),
    holdings: holdings(pieces),
    usageMonths: { previous: addPeriods(previous.period, -1), current: addPeriods(invoice.period, -1) },
  };
  const sorted = pieces.map((piece) => ({ piece, ...sortPiece(piece, situation) }));
  const causes = [...groupBy(sorted, ({ key }) => key).values()].map((members) => causeOf(members, situation));
  return {
    kind: "compared",
    previous: { number: previous.number, period: previous.period },
    causes: inOrder(causes),
    netCents: invoice.netCents - previous.netCents,
    vatCents: invoice.vatCents - previous.vatCents,
    totalCents: invoice.totalCents - previous.totalCents,
  };
}

type Member = Sorted & { readonly piece: Piece };

function causeOf(members: readonly Member[], situation: Situation): Cause {
  const pieces = members.map(({ piece }) => piece);
  const now = pieces.filter(({ side }) => side === "current");
  const [first] = members;
  if (!first) throw new RangeError("A cause has at least one piece");
  const { changeRequestId, since } = first;
  return {
    ...filledIn(first.what, pieces, situation),
    previousCents: sum(pieces.filter(({ side }) => side === "previous").map(({ cents }) => cents)),
    currentCents: sum(now.map(({ cents }) => cents)),
    onceCents: sum(now.filter(({ isRunning, line }) => !isRunning && line.kind !== "usage").map(({ cents }) => cents)),
    users: isAboutUsers(first.what) ? distinct(pieces.flatMap(({ user }) => user?.profileName ?? [])) : [],
    since,
    changeRequestId,
  };
}

/** What a cause can only tell once all its pieces are together. */
function filledIn(what: CauseWhat, pieces: readonly Piece[], situation: Situation): CauseWhat {
  const now = pieces.filter(({ side }) => side === "current");
  const products = distinct(pieces.map(({ line }) => productName(line, situation)));
  switch (what.kind) {
    case "users-added":
    case "users-removed":
    case "part-of-month":
      return { ...what, products };
    case "once":
      return { ...what, products, contents: distinct(pieces.map(({ line }) => contentOf(line))) };
    case "price-changed":
      return { ...what, quantity: sum(now.map(({ user, line }) => (user === null ? line.quantity : 1))) };
    case "usage":
      return { ...what, records: recordsOf(now), mostlyBy: mostlyBy(pieces) };
    case "profiles-converted":
    case "options-changed":
    case "shared-changed":
    case "late-usage":
    case "discount":
    case "unchanged":
      return what;
    default:
      return what satisfies never;
  }
}

function isAboutUsers({ kind }: CauseWhat): boolean {
  return !["usage", "late-usage", "price-changed", "shared-changed", "discount", "unchanged"].includes(kind);
}

/** How many calls a usage cause has on this invoice; null when a line does not tell. */
function recordsOf(now: readonly Piece[]): number | null {
  const counts = now.filter(({ opensLine }) => opensLine).map(({ line }) => line.records);
  return counts.includes(null) ? null : sum(counts.map((count) => count ?? 0));
}

/** Who is behind at least half of a difference, of several. */
function mostlyBy(pieces: readonly Piece[]): string | null {
  const byUser = groupBy(pieces, ({ user }) => user?.profileId ?? "");
  if (byUser.size < 2) return null;
  const difference = signedSum(pieces);
  for (const own of byUser.values()) {
    const isMost = Math.abs(difference) > 0 && signedSum(own) * Math.sign(difference) * 2 >= Math.abs(difference);
    if (isMost && own[0].user) return own[0].user.profileName;
  }
  return null;
}

function signedSum(pieces: readonly Piece[]): number {
  return sum(pieces.map(({ side, cents }) => (side === "current" ? cents : -cents)));
}

/** The weightiest first; what comes to the same amount is one cause, at the end. */
function inOrder(causes: readonly Cause[]): Cause[] {
  const weight = ({ previousCents, currentCents }: Cause): number => Math.abs(currentCents - previousCents);
  const moved = causes.filter((cause) => weight(cause) > 0).sort((a, b) => weight(b) - weight(a));
  const same = causes.filter((cause) => weight(cause) === 0);
  const amount = sum(same.map(({ currentCents }) => currentCents));
  if (same.length === 0) return moved;
  const rest = {
    previousCents: amount,
    currentCents: amount,
    onceCents: 0,
    users: [],
    since: null,
    changeRequestId: null,
  };
  return [...moved, { kind: "unchanged", ...rest }];
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
