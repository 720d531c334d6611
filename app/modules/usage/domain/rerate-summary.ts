/** What became of what waited. `left`: still waits. */
export type RerateSummary = {
  /** Records without a tariff (R6.6). `chargeCents`: what the rated ones cost, without VAT. */
  readonly unrated: {
    readonly examined: number;
    readonly rated: number;
    readonly left: number;
    readonly chargeCents: number;
  };
  /** Lines of imports whose number was nobody's. `taken`: records now; `duplicates`: taken before out of another file. */
  readonly rejected: {
    readonly examined: number;
    readonly taken: number;
    readonly duplicates: number;
    readonly left: number;
  };
};
