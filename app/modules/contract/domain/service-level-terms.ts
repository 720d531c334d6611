/** What a service level promises (R9.1, R9.3). */
export type ServiceLevelTerms = {
  readonly code: string;
  readonly repairHours: number;
  /** Which hours count towards `repairHours`: those of the office, or every hour of day and night. */
  readonly countedHours: "office" | "every";
  readonly availabilityPermille: number;
};
