import type { LocalDate } from "~/kernel/local-date";
import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { AllowanceLedger } from "./allowance-ledger";
import type { Contract, ContractYear } from "./contract";
import type { EarlyTermination } from "./early-termination";

/** A framework contract as its page tells it, on a day. Amounts in cents without VAT. */
export type ContractOverview = {
  readonly today: LocalDate;
  readonly contract: Contract;
  readonly endsOn: LocalDate;
  readonly years: readonly ContractYear[];
  /** null: the term is over. */
  readonly currentYear: ContractYear | null;
  /** The last day to end it at the end of its term (R1.4). */
  readonly noticeOn: LocalDate;
  /** Of the rule pack in force today. */
  readonly downscale: DownscalePolicy;
  readonly ledgers: readonly AllowanceLedger[];
  /** Names by profile id, for the entries of the ledgers. */
  readonly userNames: Readonly<Record<string, string>>;
  /** What stopping today would cost (R1.5); null once the term is over. */
  readonly stopping: Stopping | null;
};

export type Stopping = EarlyTermination & {
  /** Billed as usual up to and including this day. */
  readonly billedUntil: LocalDate;
  /** What runs on, from the day after that. */
  readonly monthlyCents: number;
  /** What is billed a month on this day: with what has stopped or become cheaper, as long as it is billed (R4.1). */
  readonly billedNowCents: number;
};
