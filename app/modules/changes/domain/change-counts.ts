/** How much stands under each place of changes: requests that are queued or carried out, drafts that the user sees, and prepared
 *  requests that wait. */
export type ChangeCounts = { readonly requests: number; readonly drafts: number; readonly prepared: number };
