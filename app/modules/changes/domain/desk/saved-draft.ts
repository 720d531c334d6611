/** What became of a draft that was to be saved. */
export type SavedDraft =
  /** `revision` is the one to name at the next save. */
  | { readonly kind: "saved"; readonly id: string; readonly revision: number }
  /** A later write of the same page is there already, and stays. */
  | { readonly kind: "overtaken"; readonly id: string; readonly revision: number }
  /** Somebody changed it meanwhile, or it is gone: nothing was saved. */
  | { readonly kind: "changed-elsewhere" };

/** Which write of which page a save is: the writes of one page may arrive in any order. */
export type DraftWrite = { readonly page: string; readonly number: number };

/** The largest draft that is sent to be kept, as a form; no server takes a larger one. */
export const MAX_DRAFT_BYTES = 900_000;
