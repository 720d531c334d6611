import type { ReactElement, ReactNode } from "react";

import type { Tone } from "./callout";
import { Icon } from "./icon";

type BadgeProps = {
  readonly tone?: Tone;
  readonly sign: "clock" | "check" | "close" | "alert";
  readonly children: ReactNode;
};

/** A state in words with a sign beside it; the colour only repeats it. */
export function Badge({ tone = "neutral", sign, children }: BadgeProps): ReactElement {
  return (
    <span className={tone === "neutral" ? "badge" : `badge badge-${tone}`}>
      <Icon name={sign} />
      {children}
    </span>
  );
}
