import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { withProducts, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Contract, ContractedProfiles } from "~/modules/contract/domain/contract";
import type { NumberInService, ProfileInService } from "~/modules/inventory/domain/in-service";
import type { LocalDate } from "~/kernel/local-date";
import { addWorkingDays } from "~/kernel/working-days";
import { leadTimeOf, preferredDateOf } from "../rules/resolved-line";
import type { EarlierLine, EarlierRequest, EvaluationInput, Proposal } from "./evaluation-input";

/** A case for the evaluator that contains everything except the operator's tariffs. */
export type Scenario = {
  readonly contract: Contract;
  readonly contracted: ContractedProfiles;
  readonly profiles: readonly ProfileInService[];
  readonly groupOptions: readonly string[];
  readonly numbers: readonly NumberInService[] | null;
  readonly requests: readonly ScenarioRequest[];
  /** Products that replace those of the price lists or are added to them. */
  readonly products: readonly Product[];
  readonly proposal: Proposal;
};

/** A line without a date has the one that it was asked for, or else the earliest one of its request (R3.2, R3.4). */
export type ScenarioRequest = EarlierRequest & { readonly preferredDate: LocalDate | null };

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
    earlierRequests: scenario.requests.map((request) => ({
      ...request,
      lines: request.lines.map((line) => ({ ...line, date: line.date ?? dateOf(line, request, tariffs) })),
    })),
    priceBook: withProducts(tariffs.priceBook, scenario.products),
    rulePack,
    calendar: calendarOf(rulePack),
    serviceDeskPhone,
    proposal: scenario.proposal,
  };
}

function dateOf({ line }: EarlierLine, request: ScenarioRequest, tariffs: Tariffs): LocalDate {
  const preferred = preferredDateOf(line, request);
  if (preferred !== null) return preferred;
  const rulePack = rulePackOn(tariffs.rulePacks, request.receivedOn);
  return addWorkingDays(request.receivedOn, leadTimeOf(line, null, rulePack.leadTimes), calendarOf(rulePack));
}
