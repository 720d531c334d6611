/** Why what is in service cannot be ended here, in words. What is not in here can. */
export type RemovalBlockers = {
  /** Group options by product code, numbers by id. */
  readonly shared: Readonly<Partial<Record<string, string>>>;
  /** The users of a module, by its category. */
  readonly users: Readonly<Partial<Record<string, string>>>;
};
