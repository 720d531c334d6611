import type { ReactElement, ReactNode } from "react";

import { Icon } from "./icon";
import { useTexts } from "./texts";

export type Step = {
  readonly key: string;
  readonly state: "done" | "current" | "later";
  readonly title: string;
  /** Right of the title: a date or a badge. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
};

const CLASSES: Record<Step["state"], string | undefined> = { done: "is-done", current: "is-current", later: undefined };
const WORDS = { done: "stepDone", current: "stepCurrent", later: "stepLater" } as const;

/** A timeline in order: past filled, now ringed, later hollow. */
export function Steps({ steps }: { readonly steps: readonly Step[] }): ReactElement {
  const t = useTexts("common");
  return (
    <ol className="steps">
      {steps.map(({ key, state, title, aside, children }, index) => (
        <li key={key} className={CLASSES[state]} aria-current={state === "current" ? "step" : undefined}>
          <span className="steps-mark">
            {state === "done" ? <Icon name="check" small /> : index + 1}
            <span className="vh">{t(WORDS[state])}</span>
          </span>
          {aside === undefined ? (
            <h3>{title}</h3>
          ) : (
            <div className="step-head">
              <h3>{title}</h3>
              <span className="small subtle">{aside}</span>
            </div>
          )}
          {children}
        </li>
      ))}
    </ol>
  );
}
