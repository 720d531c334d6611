/** What every id that the portal makes looks like, for expressions that hold one. */
export const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const WHOLE = new RegExp(`^${UUID}$`);

/** True for an id as the portal makes them: in small letters. */
export function isUuid(text: string): boolean {
  return WHOLE.test(text);
}

/** The id that nothing has: what was asked for by no id at all is looked for by this one, and not found. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";
