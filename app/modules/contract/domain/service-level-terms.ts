/** What a service level promises (R9.1, R9.3). */
export type ServiceLevelTerms = {
  readonly code: string;
  readonly repairHours: number;
  /** `office`: only office hours count; `clock`: every hour counts. */
  readonly repairClock: "office" | "clock";
  readonly availabilityPermille: number;
};
