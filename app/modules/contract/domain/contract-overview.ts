import type { LocalDate } from "~/kernel/local-date";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { AllowanceLedger } from "./allowance-ledger";
import type { Contract, ContractYear } from "./contract";
import type { EarlyTermination } from "./early-termination";

/** A framework contract as its page shows it on a day. Amounts are cents without VAT. */
export type ContractOverview = {
  readonly today: LocalDate;
  readonly contract: Contract;
  readonly endsOn: LocalDate;
  readonly years: readonly ContractYear[];
  /** Null when the term is over. */
  readonly currentYear: ContractYear | null;
  /** The last day to give notice for the end of the term (R1.4). */
  readonly noticeOn: LocalDate;
  /** The policy of the rule pack in force today. */
  readonly downscale: DownscalePolicy;
  readonly ledgers: readonly AllowanceLedger[];
  /** Names by profile id, for the entries of the ledgers. */
  readonly userNames: Readonly<Record<string, string>>;
  /** What ending the contract today would cost (R1.5), or null when the term is over. */
  readonly stopping: Stopping | null;
};

export type Stopping = EarlyTermination & {
  /** The last day that is billed as usual. */
  readonly billedUntil: LocalDate;
  /** The monthly amount of what continues after that day. */
  readonly monthlyCents: number;
  /** The monthly amount billed today, including what has ended or become cheaper but is still billed at the old price
   *  (R4.1). */
  readonly billedNowCents: number;
};
