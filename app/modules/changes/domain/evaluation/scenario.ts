import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { withProducts, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Contract, ContractedProfiles } from "~/modules/contract/domain/contract";
import type { NumberInService, ProfileInService } from "~/modules/inventory/domain/in-service";
import type { EarlierRequest, EvaluationInput, Proposal } from "./evaluation-input";

/** A case for the evaluator that contains everything except the operator's tariffs. */
export type Scenario = {
  readonly contract: Contract;
  readonly contracted: ContractedProfiles;
  readonly profiles: readonly ProfileInService[];
  readonly groupOptions: readonly string[];
  readonly numbers: readonly NumberInService[] | null;
  readonly requests: readonly EarlierRequest[];
  /** Products that replace those of the price lists or are added to them. */
  readonly products: readonly Product[];
  readonly proposal: Proposal;
};

export type Tariffs = { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] };

/** Returns the evaluator's input for a scenario, with the tariffs in force on its date of receipt. Throws a RangeError
 *  when none are in force. */
export function inputOfScenario(scenario: Scenario, tariffs: Tariffs, serviceDeskPhone: string): EvaluationInput {
  const rulePack = rulePackOn(tariffs.rulePacks, scenario.proposal.receivedOn);
  return {
    contract: scenario.contract,
    contracted: scenario.contracted,
    profiles: scenario.profiles,
    groupOptions: scenario.groupOptions,
    numbers: scenario.numbers,
    earlierRequests: scenario.requests,
    priceBook: withProducts(tariffs.priceBook, scenario.products),
    rulePack,
    calendar: calendarOf(rulePack),
    serviceDeskPhone,
    proposal: scenario.proposal,
  };
}
