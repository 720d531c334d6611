import type { ReactElement } from "react";

import type { UserBarsProps } from "./charts/user-bars";
import { ChartFrame } from "./chart-frame";
import { useTexts } from "./texts";

const MOST_ROWS = 10;

const loadUserBars = () => import("./charts/user-bars");

/** The ten largest of people or destinations as bars, largest on top. The same figures follow as a table, on the server. */
export function UserChart({ rows, ...props }: UserBarsProps): ReactElement {
  const t = useTexts("common");
  const total = (row: { readonly cents: readonly number[] }): number =>
    row.cents.reduce((sum, cents) => sum + cents, 0);
  const largest = [...rows].sort((a, b) => total(b) - total(a)).slice(0, MOST_ROWS);
  return (
    <ChartFrame
      load={loadUserBars}
      chart={{ ...props, rows: largest }}
      skeleton={
        <div className="chart-bars" role="img" aria-busy="true" aria-label={t("chartLoading")}>
          {largest.map((row) => (
            <span key={row.key} className="skeleton" />
          ))}
        </div>
      }
    />
  );
}
