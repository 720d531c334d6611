import type { ReactElement } from "react";

import type { CostStepsProps } from "./charts/cost-steps";
import { ChartFrame } from "./chart-frame";
import { Legend } from "./legend";

const loadCostSteps = () => import("./charts/cost-steps");

/** What several choices cost over time, as lines that go in steps, with their legend. The same figures follow as a table, on the server. */
export function StepChart(props: CostStepsProps): ReactElement {
  return (
    <>
      <ChartFrame
        load={loadCostSteps}
        chart={props}
        skeleton={{ className: "chart-columns", keys: props.columns.map(({ key }) => key) }}
      />
      <Legend className="mt-2" entries={props.series} />
    </>
  );
}
