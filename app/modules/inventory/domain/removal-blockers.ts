/** Why parts of what is in service cannot be ended here, in words. What is not listed can be. */
export type RemovalBlockers = {
  /** Group options by product code, and numbers by id. */
  readonly shared: Readonly<Partial<Record<string, string>>>;
  /** The users of a module, by its category. */
  readonly users: Readonly<Partial<Record<string, string>>>;
};
