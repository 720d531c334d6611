import type { ReactElement, ReactNode } from "react";

import { Icon } from "./icon";

type UnfoldProps = { readonly summary: string; readonly open?: boolean; readonly children: ReactNode };

/** What one may want to see after the rest. */
export function Unfold({ summary, open = false, children }: UnfoldProps): ReactElement {
  return (
    <details className="unfold" open={open}>
      <summary>
        <Icon name="right" small />
        {summary}
      </summary>
      {children}
    </details>
  );
}
