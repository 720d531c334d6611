import type { LocalDate } from "~/kernel/local-date";
import type { WorkingCalendar } from "~/kernel/working-days";
import type { PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Contract, ContractedProfiles } from "~/modules/contract/domain/contract";
import type { NumberInService, ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeLine } from "../change-line";

/** Everything that the verdict on a change depends on. The browser, the server and the command line pass the same kind of
 *  snapshot to the same function. */
export type EvaluationInput = Snapshot & {
  readonly contract: Contract;
  readonly contracted: ContractedProfiles;
  readonly proposal: Proposal;
};

/** What is in service and what is on its way, with the prices and the policy. */
export type Snapshot = {
  /** What is or was in service (R2.2 counts who was there on the first day of a year). */
  readonly profiles: readonly ProfileInService[];
  readonly groupOptions: readonly string[];
  /** null: not known, so that removing a number is neither checked nor priced. */
  readonly numbers: readonly NumberInService[] | null;
  readonly earlierRequests: readonly EarlierRequest[];
  readonly priceBook: PriceBook;
  /** The rule pack in force on the date of receipt. */
  readonly rulePack: RulePack;
  readonly calendar: WorkingCalendar;
  /** Where the customer reaches the service desk for what the portal cannot do (R5.6). */
  readonly serviceDeskPhone: string;
};

export type Proposal = {
  /** The Amsterdam date of receipt. */
  readonly receivedOn: LocalDate;
  readonly preferredDate: LocalDate | null;
  readonly lines: readonly ChangeLine[];
};

export type EarlierRequest = {
  /** null where requests have no name, as in a scenario. */
  readonly id: string | null;
  readonly receivedOn: LocalDate;
  readonly lines: readonly EarlierLine[];
};

export type EarlierLine = {
  readonly line: ChangeLine;
  readonly status: "queued" | "completed" | "cancelled" | "rejected";
  readonly buyOutCents: number;
  /** Conversions: the product before it, which tells a downgrade from an upgrade; null when it is not known. */
  readonly fromProductCode: string | null;
  /** The day on which it is due; null when it is not known. */
  readonly date: LocalDate | null;
};
