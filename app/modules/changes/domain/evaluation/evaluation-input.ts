import type { LocalDate } from "~/kernel/local-date";
import type { WorkingCalendar } from "~/kernel/working-days";
import type { PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Contract, ContractedProfiles } from "~/modules/contract/domain/contract";
import type { NumberInService, ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ChangeLine } from "../change-line";

/** Everything that the verdict on a change depends on. The browser, the server and the command line pass the same kind
 *  of snapshot to the same function. */
export type EvaluationInput = Snapshot & {
  readonly contract: Contract;
  readonly contracted: ContractedProfiles;
  readonly proposal: Proposal;
};

/** What is in service and what is queued, with the prices and the policy. */
export type Snapshot = {
  /** Profiles that are or were in service: R2.2 counts those in service on the first day of a year. */
  readonly profiles: readonly ProfileInService[];
  readonly groupOptions: readonly string[];
  /** Null when numbers are not known; removing one is then neither checked nor priced. */
  readonly numbers: readonly NumberInService[] | null;
  readonly earlierRequests: readonly EarlierRequest[];
  readonly priceBook: PriceBook;
  /** The rule pack in force on the date of receipt. */
  readonly rulePack: RulePack;
  readonly calendar: WorkingCalendar;
  /** The number of the service desk, for what the portal cannot do (R5.6). */
  readonly serviceDeskPhone: string;
};

export type Proposal = {
  /** The date of receipt in Amsterdam. */
  readonly receivedOn: LocalDate;
  readonly preferredDate: LocalDate | null;
  readonly lines: readonly ChangeLine[];
};

export type EarlierRequest = {
  /** Null where requests have no id, as in a scenario. */
  readonly id: string | null;
  readonly receivedOn: LocalDate;
  readonly lines: readonly EarlierLine[];
};

export type EarlierLine = {
  readonly line: ChangeLine;
  readonly status: "queued" | "completed" | "cancelled" | "rejected";
  readonly buyOutCents: number;
  /** For a conversion, the product before it, which tells a downgrade from an upgrade. Null when it is not known. */
  readonly fromProductCode: string | null;
  /** The day on which the line is due, or null when it is not known. */
  readonly date: LocalDate | null;
};
