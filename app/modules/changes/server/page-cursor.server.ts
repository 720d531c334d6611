import { UUID } from "~/kernel/uuid";

/** A position in the list of requests, newest first. */
export type PagePosition = { readonly receivedAt: Date; readonly id: string };

const CURSOR = new RegExp(`^(\\d{1,15})\\.(${UUID})$`);

/** Returns a position as text for an address. */
export function pageCursor({ receivedAt, id }: PagePosition): string {
  return Buffer.from(`${String(receivedAt.getTime())}.${id}`).toString("base64url");
}

/** Null for anything that `pageCursor` did not make. */
export function parsePageCursor(cursor: string | null): PagePosition | null {
  const match = CURSOR.exec(Buffer.from(cursor ?? "", "base64url").toString());
  return match?.[1] && match[2] ? { receivedAt: new Date(Number(match[1])), id: match[2] } : null;
}

/** Returns whether a list can be read from here: from its first page, or from a cursor of `pageCursor`. A program whose cursor is damaged is
 *  told so; the first page again would have it go round for ever. */
export function isPageCursor(cursor: string | null): boolean {
  return cursor === null || parsePageCursor(cursor) !== null;
}
