import type { ReactElement, ReactNode } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";

type EmptyProps = {
  readonly icon: IconName;
  readonly title: string;
  /** The step that fills it, if the user can take one. */
  readonly action?: ReactNode;
  /** What will appear here, and when. */
  readonly children: ReactNode;
};

export function Empty({ icon, title, action, children }: EmptyProps): ReactElement {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h3>{title}</h3>
      <p className="muted">{children}</p>
      {action}
    </div>
  );
}
