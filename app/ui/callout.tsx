import type { ReactElement, ReactNode, Ref } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";

export type Tone = "neutral" | "accent" | "warn" | "danger";

type CalloutProps = {
  readonly tone?: Tone;
  /** `alert` for what just went wrong, `status` for what just happened; none for what simply stands there. */
  readonly role?: "alert" | "status";
  /** True when it is what the page came back for. */
  readonly takesFocus?: boolean;
  readonly boxRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
};

const SIGNS: Record<Tone, IconName> = { neutral: "info", accent: "check", warn: "alert", danger: "alert" };

/** A message with its next step inside. */
export function Callout({ tone = "neutral", role, takesFocus = false, boxRef, children }: CalloutProps): ReactElement {
  const className = tone === "neutral" ? "callout" : `callout callout-${tone}`;
  return (
    <div className={className} role={role} ref={boxRef} {...(takesFocus ? { tabIndex: -1, autoFocus: true } : {})}>
      <Icon name={SIGNS[tone]} />
      <div>{children}</div>
    </div>
  );
}
