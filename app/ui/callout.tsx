import type { ReactElement, ReactNode, Ref } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";

export type Tone = "neutral" | "accent" | "warn" | "danger";

type CalloutProps = {
  readonly tone?: Tone;
  /** `alert` for what just went wrong, `status` for what just happened; none for what simply stands there. */
  readonly role?: "alert" | "status";
  readonly tabIndex?: -1;
  readonly boxRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
};

const SIGNS: Record<Tone, IconName> = { neutral: "info", accent: "check", warn: "alert", danger: "alert" };

/** A message with its next step inside. */
export function Callout({ tone = "neutral", role, tabIndex, boxRef, children }: CalloutProps): ReactElement {
  const className = tone === "neutral" ? "callout" : `callout callout-${tone}`;
  return (
    <div className={className} role={role} tabIndex={tabIndex} ref={boxRef}>
      <Icon name={SIGNS[tone]} />
      <div>{children}</div>
    </div>
  );
}
