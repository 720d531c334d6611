import type { ReactElement } from "react";

import type { CostColumnsProps } from "./charts/cost-columns";
import { ChartFrame } from "./chart-frame";
import { Legend } from "./legend";

const loadCostColumns = () => import("./charts/cost-columns");

/** Costs per month as stacked columns with their legend. The same figures follow as a table, on the server. */
export function CostChart(props: CostColumnsProps): ReactElement {
  return (
    <>
      <ChartFrame
        load={loadCostColumns}
        chart={props}
        skeleton={{ className: "chart-columns", keys: props.columns.map(({ key }) => key) }}
      />
      <Legend className="mt-2" entries={props.series} />
    </>
  );
}
