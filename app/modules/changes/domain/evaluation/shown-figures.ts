import { latest, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Preview } from "../preview";

/** The figures that a customer saw when submitting, so that a stale answer (R2.10) can say what has changed since. */
export type ShownFigures = {
  readonly receivedOn: LocalDate;
  readonly completionDate: LocalDate | null;
  /** The last day on which anything is billed at its old price. */
  readonly billedUntil: LocalDate | null;
  readonly oneTimeCents: number;
  readonly buyOutCents: number;
  /** The free places before this request, by category. */
  readonly room: Readonly<Partial<Record<Category, number>>>;
};

export type FigureChange =
  | {
      readonly kind: "receivedOn" | "completionDate" | "billedUntil";
      readonly before: LocalDate | null;
      readonly now: LocalDate | null;
    }
  | { readonly kind: "oneTimeCents" | "buyOutCents"; readonly before: number; readonly now: number }
  | { readonly kind: "room"; readonly category: Category; readonly before: number; readonly now: number };

export function shownFigures(
  { completionDate, totals, downscale, lines }: Pick<Preview, "completionDate" | "totals" | "downscale" | "lines">,
  receivedOn: LocalDate,
): ShownFigures {
  const [first, ...others] = lines.flatMap(({ billedUntil }) => billedUntil ?? []);
  return {
    receivedOn,
    completionDate,
    billedUntil: first === undefined ? null : latest(first, ...others),
    oneTimeCents: totals.oneTimeCents,
    buyOutCents: totals.buyOutCents,
    room: Object.fromEntries(
      downscale.flatMap(({ category, allowance, used }) =>
        allowance === null ? [] : [[category, Math.max(0, allowance - used)] as const],
      ),
    ),
  };
}

/** Returns which figures are different now. Empty when only a detail of a single line differs. */
export function figureChanges(before: ShownFigures, now: ShownFigures): FigureChange[] {
  const dates = (["receivedOn", "completionDate", "billedUntil"] as const).map((kind) => ({
    kind,
    before: before[kind],
    now: now[kind],
  }));
  const amounts = (["oneTimeCents", "buyOutCents"] as const).map((kind) => ({
    kind,
    before: before[kind],
    now: now[kind],
  }));
  const room = Object.entries(now.room).map(([category, places]) => ({
    kind: "room" as const,
    category: category as Category,
    before: before.room[category as Category] ?? places,
    now: places,
  }));
  return [...dates, ...room, ...amounts].filter((change) => change.before !== change.now);
}
