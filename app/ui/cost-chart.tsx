import type { ReactElement } from "react";

import type { CostColumnsProps } from "./charts/cost-columns";
import { ChartFrame } from "./chart-frame";
import { Legend } from "./legend";
import { useTexts } from "./texts";

const loadCostColumns = () => import("./charts/cost-columns");

/** Costs per month as stacked columns with their legend. The same figures follow as a table, on the server. */
export function CostChart(props: CostColumnsProps): ReactElement {
  const t = useTexts("common");
  return (
    <>
      <ChartFrame
        load={loadCostColumns}
        chart={props}
        skeleton={
          <div className="chart-columns" role="img" aria-busy="true" aria-label={t("chartLoading")}>
            {props.columns.map((column) => (
              <span key={column.key} className="skeleton" />
            ))}
          </div>
        }
      />
      <Legend className="mt-2" entries={props.series} />
    </>
  );
}
