/** What became of a draft that was to be saved. */
export type SavedDraft =
  /** `revision` is the one to name at the next save. */
  | { readonly kind: "saved"; readonly id: string; readonly revision: number }
  /** Somebody changed it meanwhile, or it is gone: nothing was saved. */
  | { readonly kind: "changed-elsewhere" };

/** The largest draft that is sent to be kept, as a form; no server takes a larger one. */
export const MAX_DRAFT_BYTES = 900_000;
