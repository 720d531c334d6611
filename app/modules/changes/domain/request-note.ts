/** What the submitter calls a request, for the own administration: it decides nothing. */
export type RequestNote = {
  /** A purchase order or ticket number, which invoice lines carry along. Null when none was given. */
  readonly reference: string | null;
  readonly comment: string | null;
};

export const NO_NOTE: RequestNote = { reference: null, comment: null };

/** In characters. */
export const MAX_REFERENCE_LENGTH = 35;
export const MAX_COMMENT_LENGTH = 500;
