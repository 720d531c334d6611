import type { Inventory } from "~/modules/inventory/domain/inventory";
import { numbersInService } from "~/modules/inventory/domain/inventory";
import type { ComingNumber, ComingNumbers } from "~/modules/inventory/domain/number-list";
import type { EarlierRequest } from "../evaluation/evaluation-input";
import { numberPlan, type Holding } from "./number-plan";
import { queuedNumberMoves } from "./request-in-situation";

/** Returns what queued lines do with the numbers of a customer: until when they are whose, to whom they are promised, and which blocks end
 *  (R5.8). A number is promised as soon as a queued line gives it to somebody, whatever the day. */
export function comingNumbers(inventory: Inventory, requests: readonly EarlierRequest[]): ComingNumbers {
  const { products, holdings } = numberPlan(
    numbersInService(inventory),
    inventory.profiles,
    queuedNumberMoves(requests),
  );
  return {
    numbers: new Map([...holdings].map(([e164, of]) => [e164, comingOf(of)])),
    ends: new Map(products.flatMap(({ id, endsOn }) => (endsOn === null ? [] : [[id, endsOn] as const]))),
  };
}

function comingOf(holdings: readonly Holding[]): ComingNumber {
  const now = holdings.find((holding) => !isPromise(holding));
  const [next] = holdings.filter(isPromise).toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  return {
    until: now?.until ?? null,
    promised: next === undefined ? null : { name: next.who, from: next.from },
  };
}

/** What nobody has yet: a new profile has no id. */
function isPromise({ profileId, from }: Holding): boolean {
  return profileId === null || from !== null;
}
