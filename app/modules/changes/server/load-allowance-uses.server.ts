import { localDate } from "~/kernel/local-date";
import type { PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { AllowanceUse } from "~/modules/contract/domain/allowance";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { Transaction } from "~/platform/database.server";
import { allowanceUses } from "../domain/allowance-uses";
import { readEarlierRequests } from "./change-request-repository.server";

/** Everything that ever took from the allowance of a customer, or was paid for instead (R2.4): one statement. */
export async function loadAllowanceUses(
  tx: Transaction,
  customerId: string,
  profiles: readonly ProfileInService[],
  priceBook: PriceBook,
): Promise<AllowanceUse[]> {
  const requests = await readEarlierRequests(tx, customerId, localDate("1900-01-01"));
  return allowanceUses(requests, new Map(profiles.map((profile) => [profile.id, profile])), priceBook);
}
