import { priceListOn, productInUseOn, type PriceList, type Product } from "~/modules/catalogue/domain/catalogue";
import { contractYearOn, type ContractYear } from "~/modules/contract/domain/contract";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeLine } from "../change-line";
import type { EvaluationInput } from "../evaluation/evaluation-input";
import type { NamedProduct } from "./finding";
import { queuedWork, type QueuedWork } from "./queued-work";

/** The input with what every rule needs from it: profiles by id, what is queued, and what the request does as a whole.
 */
export type Situation = {
  readonly input: EvaluationInput;
  /** The price list in force on the date of receipt (R4.6). */
  readonly list: PriceList;
  /** The contract year of the date of receipt, or null after the term. */
  readonly year: ContractYear | null;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
  readonly queued: QueuedWork;
  readonly proposed: ProposedWork;
};

/** What the request does as a whole, so that a line is judged on the outcome and not on its position (R5.3, R5.4). */
export type ProposedWork = {
  /** The target product codes of conversions with the index of their line, by profile id. */
  readonly conversions: ReadonlyMap<string, { readonly to: string; readonly index: number }>;
  /** The index of the first line that adds an option, by `optionKey`. */
  readonly optionsAdded: ReadonlyMap<string, number>;
  /** The index of the first line that removes an option, by `optionKey`. */
  readonly optionsRemoved: ReadonlyMap<string, number>;
  /** The index of the first removal, first removal or conversion, and first option line, by profile id. */
  readonly firstRemoval: ReadonlyMap<string, number>;
  readonly firstWhole: ReadonlyMap<string, number>;
  readonly firstOption: ReadonlyMap<string, number>;
};

export function situationOf(input: EvaluationInput): Situation {
  return {
    input,
    list: priceListOn(input.priceBook, input.proposal.receivedOn),
    year: contractYearOn(input.contract, input.proposal.receivedOn),
    profiles: new Map(input.profiles.map((profile) => [profile.id, profile])),
    queued: queuedWork(input.earlierRequests),
    proposed: proposedWork(input.proposal.lines),
  };
}

/** Returns a product that can be ordered on the date of receipt, or null. */
export function orderable(situation: Situation, code: string): Product | null {
  return situation.list.products.get(code) ?? null;
}

/** Returns a product that can be in use, including those no longer sold, or null. */
export function inUse(situation: Situation, code: string): Product | null {
  return (
    orderable(situation, code) ?? productInUseOn(situation.input.priceBook, code, situation.input.proposal.receivedOn)
  );
}

/** Returns the monthly price in cents of a product in use. Throws a RangeError, as billing does, when no price list
 *  ever had it. */
export function monthlyInUse(situation: Situation, code: string): number {
  const product = inUse(situation, code);
  if (!product) throw new RangeError(`${code} has no price on ${situation.input.proposal.receivedOn}`);
  return product.monthlyCents;
}

/** Returns whether a code is an option of a user or of the group, still sold or not. */
export function isOption(code: string, situation: Situation): boolean {
  const scope = inUse(situation, code)?.scope;
  return scope === "user_option" || scope === "group_option";
}

export function named(situation: Situation, code: string): NamedProduct {
  return { code, name: inUse(situation, code)?.name ?? code };
}

export function optionKey(profileId: string | null, productCode: string): string {
  return `${profileId ?? ""}\n${productCode}`;
}

function proposedWork(lines: readonly ChangeLine[]): ProposedWork {
  const conversions = new Map<string, { to: string; index: number }>();
  const optionsAdded = new Map<string, number>();
  const optionsRemoved = new Map<string, number>();
  const firstRemoval = new Map<string, number>();
  const firstWhole = new Map<string, number>();
  const firstOption = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    switch (line.action) {
      case "remove-profile":
        keepFirst(firstRemoval, line.profileId, index);
        keepFirst(firstWhole, line.profileId, index);
        break;
      case "convert-profile":
        keepFirst(conversions, line.profileId, { to: line.toProductCode, index });
        keepFirst(firstWhole, line.profileId, index);
        break;
      case "add-option":
        keepFirst(optionsAdded, optionKey(line.profileId, line.productCode), index);
        if (line.profileId !== null) keepFirst(firstOption, line.profileId, index);
        break;
      case "remove-option":
        keepFirst(optionsRemoved, optionKey(line.profileId, line.productCode), index);
        if (line.profileId !== null) keepFirst(firstOption, line.profileId, index);
        break;
      case "add-profile":
      case "hand-over":
      case "add-number":
      case "remove-number":
      case "order-phone":
        break;
      default:
        line satisfies never;
    }
  }
  return { conversions, optionsAdded, optionsRemoved, firstRemoval, firstWhole, firstOption };
}

function keepFirst<V>(found: Map<string, V>, key: string, value: V): void {
  if (!found.has(key)) found.set(key, value);
}
