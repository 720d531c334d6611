/** A place in the list of requests, newest first. */
export type PagePosition = { readonly receivedAt: Date; readonly id: string };

const CURSOR = /^(\d{1,15})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A place as text that goes into an address. */
export function pageCursor({ receivedAt, id }: PagePosition): string {
  return Buffer.from(`${String(receivedAt.getTime())}.${id}`).toString("base64url");
}

/** null: not a place that `pageCursor` made. */
export function parsePageCursor(cursor: string | null): PagePosition | null {
  const match = CURSOR.exec(Buffer.from(cursor ?? "", "base64url").toString());
  return match?.[1] && match[2] ? { receivedAt: new Date(Number(match[1])), id: match[2] } : null;
}
