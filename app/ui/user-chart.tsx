import type { ReactElement } from "react";

import type { UserBarsProps } from "./charts/user-bars";
import { totalOf } from "./charts/series";
import { ChartFrame } from "./chart-frame";

const MOST_ROWS = 10;

const loadUserBars = () => import("./charts/user-bars");

/** The ten largest of people or destinations as bars, largest on top. The same figures follow as a table, on the server. */
export function UserChart({ rows, ...props }: UserBarsProps): ReactElement {
  const largest = rows.toSorted((a, b) => totalOf(b) - totalOf(a)).slice(0, MOST_ROWS);
  return (
    <ChartFrame
      load={loadUserBars}
      chart={{ ...props, rows: largest }}
      skeleton={{ className: "chart-bars", keys: largest.map(({ key }) => key) }}
    />
  );
}
