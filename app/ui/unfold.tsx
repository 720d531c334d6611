import type { ReactElement, ReactNode } from "react";

import { Icon } from "./icon";

type UnfoldProps = {
  readonly summary: string;
  readonly open?: boolean;
  /** Parts that share a name close each other. */
  readonly name?: string;
  readonly children: ReactNode;
};

/** What one may want to see after the rest. */
export function Unfold({ summary, open = false, name, children }: UnfoldProps): ReactElement {
  return (
    <details className="unfold" open={open} name={name}>
      <summary>
        <Icon name="right" small />
        {summary}
      </summary>
      {children}
    </details>
  );
}
