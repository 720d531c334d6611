import { createHmac, timingSafeEqual } from "node:crypto";

/** The head of one customer's audit chain at a moment, linked to the previous anchor and signed. The first anchor of a
 *  log names no chain: it says that the log starts. Counts are text because they are bigints of the database. */
export type AuditAnchor = {
  readonly sequence: number;
  /** Drawn when the log starts. */
  readonly logId: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly head: AuditHead | null;
  readonly previousMac: string;
  readonly mac: string;
};

export type AuditHead = {
  readonly customerId: string;
  /** How many entries the chain has. */
  readonly entries: string;
  /** The last of them. */
  readonly entryId: string;
  readonly digest: string;
};

/** Returns the anchors that follow `previous` and state that a log starts (no heads) or that these are its heads. */
export function signAnchors(
  key: string,
  { previous, logId, at }: { readonly previous: AuditAnchor | null; readonly logId: string; readonly at: string },
  heads: readonly (AuditHead | null)[],
): readonly AuditAnchor[] {
  const anchors: AuditAnchor[] = [];
  for (const head of heads) {
    const before = anchors.at(-1) ?? previous;
    const unsigned = {
      sequence: before === null ? 0 : before.sequence + 1,
      logId,
      at,
      head,
      previousMac: before?.mac ?? "",
    };
    anchors.push({ ...unsigned, mac: macOf(key, unsigned) });
  }
  return anchors;
}

/** Returns whether the anchor, as it is, was signed with this key. */
export function isSigned(key: string, anchor: AuditAnchor): boolean {
  const [given, right] = [Buffer.from(anchor.mac), Buffer.from(macOf(key, anchor))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function macOf(key: string, { sequence, logId, at, head, previousMac }: Omit<AuditAnchor, "mac">): string {
  const parts = head === null ? null : [head.customerId, head.entries, head.entryId, head.digest];
  const signed = JSON.stringify(["audit-anchor", sequence, logId, at, parts, previousMac]);
  return createHmac("sha256", key).update(signed).digest("base64url");
}
