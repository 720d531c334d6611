import { localDate } from "~/kernel/local-date";
import type { PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { AllowanceUse } from "~/modules/contract/domain/allowance";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { Transaction } from "~/platform/database/database.server";
import { allowanceUses } from "../domain/evaluation/allowance-uses";
import { readEarlierRequests, type StoredRequest } from "./change-request-repository.server";

export type AllowanceHistory = {
  readonly uses: readonly AllowanceUse[];
  /** All requests, in order of receipt. */
  readonly requests: readonly StoredRequest[];
};

/** Returns everything that ever used the allowance of a customer, or was paid for instead (R2.4), with the requests it
 *  belongs to, in one statement. */
export async function loadAllowanceHistory(
  tx: Transaction,
  customerId: string,
  profiles: readonly ProfileInService[],
  priceBook: PriceBook,
): Promise<AllowanceHistory> {
  const requests = await readEarlierRequests(tx, customerId, localDate("1900-01-01"));
  const uses = allowanceUses(requests, new Map(profiles.map((profile) => [profile.id, profile])), priceBook);
  return { uses, requests };
}
