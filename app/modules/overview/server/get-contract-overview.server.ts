import { addMonths, firstOfMonth, lastOfMonth, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { CATEGORIES, productInUseOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { loadAllowanceHistory, type AllowanceHistory } from "~/modules/changes/server/load-allowance-history.server";
import { allowanceLedgers } from "~/modules/contract/domain/allowance-ledger";
import {
  contractEnd,
  contractYearOn,
  contractYears,
  lastNoticeDate,
  type Contract,
  type ContractedProfiles,
} from "~/modules/contract/domain/contract";
import type { ContractOverview, Stopping } from "~/modules/contract/domain/contract-overview";
import { earlyTermination } from "~/modules/contract/domain/early-termination";
import type { ServiceLevelTerms } from "~/modules/contract/domain/service-level-terms";
import { getContract } from "~/modules/contract/server/get-contract.server";
import { moduleOverviews } from "~/modules/inventory/domain/module-overview";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import { loadInventory } from "~/modules/inventory/server/load-inventory.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";

/** Returns the term, allowance and ways out of a customer's contract as of today, in three statements. Throws a
 *  NotFoundError for a customer without a contract. */
export async function getContractOverview(context: ServerContext, customerId: string): Promise<ContractOverview> {
  const catalogue = await loadCatalogue(context);
  const { overview } = await context.database.withCustomer(customerId, (tx) =>
    contractOverviewIn(tx, customerId, catalogue, today(context.clock)),
  );
  return overview;
}

/** The overview of a contract with the data it was made from. */
export type ContractBasis = {
  readonly overview: ContractOverview;
  readonly serviceLevel: ServiceLevelTerms;
  readonly contracted: ContractedProfiles;
  readonly inventory: Inventory;
  readonly requests: AllowanceHistory["requests"];
};

/** Returns the overview, with the data it was made from, inside a transaction. */
export async function contractOverviewIn(
  tx: Transaction,
  customerId: string,
  { priceBook, rulePacks }: Catalogue,
  asOf: LocalDate,
): Promise<ContractBasis> {
  const rulePack = rulePackOn(rulePacks, asOf);
  const { contract, contracted, serviceLevel } = await getContract(tx, customerId);
  const inventory = await loadInventory(tx, customerId, asOf);
  const { profiles } = inventory;
  const { uses, requests } = await loadAllowanceHistory(tx, customerId, profiles, priceBook);
  const categories = CATEGORIES.filter(
    (category) => (contracted[category] ?? 0) > 0 || profiles.some((profile) => profile.category === category),
  );
  const currentYear = contractYearOn(contract, asOf);
  const overview: ContractOverview = {
    today: asOf,
    contract,
    endsOn: contractEnd(contract),
    years: contractYears(contract),
    currentYear,
    noticeOn: lastNoticeDate(contract, rulePack.noticeMonths),
    downscale: rulePack.downscale,
    ledgers: allowanceLedgers(categories, contract, contracted, profiles, uses, rulePack.downscale, asOf),
    userNames: Object.fromEntries(profiles.map(({ id, name }) => [id, name])),
    stopping: currentYear === null ? null : stoppingToday(contract, inventory, priceBook, rulePack, asOf),
  };
  return { overview, serviceLevel, contracted, inventory, requests };
}

/** Everything in service ends as a removed profile does (R4.1), and its remaining terms are charged at once (R1.5,
 *  R2.8). */
function stoppingToday(
  contract: Contract,
  inventory: Inventory,
  priceBook: PriceBook,
  { billingEnds }: RulePack,
  asOf: LocalDate,
): Stopping {
  const billedUntil = lastOfMonth(addMonths(firstOfMonth(asOf), billingEnds.profileMonthsAfterReceipt));
  const monthly = inventory.subscriptions
    .filter(({ activeFrom, activeUntil }) => activeFrom !== null && activeUntil === null)
    .map(({ productCode }) => productInUseOn(priceBook, productCode, asOf)?.monthlyCents ?? 0);
  const billedNowCents = sum(moduleOverviews(inventory, priceBook, asOf).map((each) => each.monthlyCents));
  return {
    ...earlyTermination(contract, monthly, billedUntil),
    billedUntil,
    monthlyCents: sum(monthly),
    billedNowCents,
  };
}
