import type { ReactElement } from "react";

import type { CostStepsProps } from "./charts/cost-steps";
import { ChartFrame } from "./chart-frame";
import type { Series } from "./charts/series";
import { Legend } from "./legend";

const loadCostSteps = () => import("./charts/cost-steps");

type StepChartProps = Omit<CostStepsProps, "series"> & {
  readonly series: readonly (Series & { readonly figure: string })[];
};

/** What several choices cost over time, as lines that go in steps, with what each comes to in their legend. The same figures follow as a
 *  table, on the server. */
export function StepChart(props: StepChartProps): ReactElement {
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
