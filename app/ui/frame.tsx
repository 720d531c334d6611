import type { ReactElement, ReactNode } from "react";

import { GateShell } from "./gate-shell";
import { PageShell } from "./page-shell";
import { PlainShell } from "./plain-shell";
import type { Shell } from "./shell";

/** `gate` for who comes in, `plain` for who has no navigation yet, `own-bar` for a page whose own bar at the bottom of a phone
 *  takes the place of the tab bar; other pages of the open portal ask for none of them. */
export type FrameKind = "gate" | "plain" | "own-bar";

type FrameProps = {
  /** What the route asks for; null for a page of the portal. */
  readonly kind: FrameKind | null;
  readonly shell: Shell;
  readonly path: string;
  /** Path and query of the page, to come back to after a switch of theme or language. */
  readonly returnTo: string;
  readonly children: ReactNode;
};

/** What stands around a page. Who is not signed in, or whose portal is not open yet, never sees its navigation (R8.2). */
export function Frame({ kind, shell, path, returnTo, children }: FrameProps): ReactElement {
  if (kind === "gate") {
    return (
      <GateShell shell={shell} returnTo={returnTo}>
        {children}
      </GateShell>
    );
  }
  if (kind === "plain" || shell.user?.active !== true) {
    return (
      <PlainShell shell={shell} returnTo={returnTo}>
        {children}
      </PlainShell>
    );
  }
  return (
    <PageShell shell={shell} user={shell.user} path={path} returnTo={returnTo} hasOwnBar={kind === "own-bar"}>
      {children}
    </PageShell>
  );
}

/** What the `handle` of a route says about its frame: `export const handle = { frame: "gate" }`. */
export function frameOf(handle: unknown): FrameKind | null {
  const frame: unknown = typeof handle === "object" && handle !== null && "frame" in handle ? handle.frame : null;
  return frame === "gate" || frame === "plain" || frame === "own-bar" ? frame : null;
}
