import type { ComponentProps, ReactElement } from "react";

import { ShrinkCurve } from "./shrink-curve";
import { ShrinkMake } from "./shrink-make";
import { ShrinkSteps } from "./shrink-steps";
import { ShrinkStrategies } from "./shrink-strategies";
import { ShrinkYears } from "./shrink-years";

type PlanProps = ComponentProps<typeof ShrinkStrategies> & ComponentProps<typeof ShrinkMake>;

/** A plan: the strategies side by side, the chosen one over time, by contract year and step by step, and the button that makes it. */
export function ShrinkPlan(props: PlanProps): ReactElement {
  return (
    <>
      <ShrinkStrategies {...props} />
      <div className="shrink-desk">
        <div>
          <ShrinkCurve view={props.view} />
          <ShrinkYears view={props.view} />
        </div>
        <ShrinkMake {...props} />
      </div>
      <ShrinkSteps view={props.view} />
    </>
  );
}
