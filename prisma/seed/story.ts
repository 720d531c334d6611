import type { LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { ProvisionInput } from "~/modules/onboarding/schemas/provision-schema";

/** The life of one demo customer, described by what happened on which day. All of it goes through the code that real
 *  customers use. */
export type Story = {
  readonly name: string;
  readonly provisionedOn: LocalDate;
  readonly provision: ProvisionInput;
  /** Colleagues of the owner who can look in the portal. */
  readonly members?: readonly StoryMember[];
  /** Parts that were signed after provisioning. */
  readonly signed: readonly {
    readonly category: ProvisionInput["deliveries"][number]["category"];
    readonly on: LocalDate;
  }[];
  /** The approximate number of calls, messages and data sessions per user and month; 0 for none. */
  readonly usagePerUser: number;
  readonly changes: readonly StoryChange[];
  /** What the service desk ended outside the portal. */
  readonly endedByServiceDesk: readonly { readonly on: LocalDate; readonly name: string }[];
  /** Invoices whose collection failed, by period. */
  readonly failedCollections: readonly string[];
};

/** What has not happened in a story that does not tell of it. */
export const UNEVENTFUL = { signed: [], changes: [], endedByServiceDesk: [], failedCollections: [] } as const;

/** `name` is also that of the user whose lines are theirs, for which they see complete numbers. */
export type StoryMember = { readonly email: string; readonly name: string };

export type StoryChange = {
  readonly on: LocalDate;
  readonly preferredDate?: (receivedOn: LocalDate) => LocalDate;
  readonly lines: (inService: InService) => ChangeLine[];
};

/** What is in service on the day of a change, by the name of the user. */
export type InService = { readonly profile: (name: string) => ProfileInService };
