/** The result of rerating. `left` counts what is still waiting. */
export type RerateSummary = {
  /** Records without a tariff (R6.6). `chargeCents` is what the rated ones cost, without VAT. */
  readonly unrated: {
    readonly examined: number;
    readonly rated: number;
    readonly left: number;
    readonly chargeCents: number;
  };
  /** Imported lines whose number was unknown. `taken` counts those that are records now, `duplicates` those imported
   *  before from another file. */
  readonly rejected: {
    readonly examined: number;
    readonly taken: number;
    readonly duplicates: number;
    readonly left: number;
  };
};
