import { useEffect, useState, type ComponentType, type ReactElement } from "react";

import { useTexts } from "./texts";

type ChartFrameProps<Props extends object> = {
  /** Fetches the drawing; a constant of its module, so that no page without a chart carries the library. */
  readonly load: () => Promise<{ readonly default: ComponentType<Props> }>;
  readonly chart: Props;
  /** The shape of what is coming, as high as the chart. Where no script runs it is not shown: the table has the figures. */
  readonly skeleton: SkeletonProps;
};

/** Holds the place of a chart and draws it once the page is alive. */
export function ChartFrame<Props extends object>({ load, chart, skeleton }: ChartFrameProps<Props>): ReactElement {
  const [drawn, setDrawn] = useState<{ readonly Chart: ComponentType<Props> } | "failed" | null>(null);
  useEffect(() => {
    let isShown = true;
    load().then(
      (module) => {
        if (isShown) setDrawn({ Chart: module.default });
      },
      () => {
        if (isShown) setDrawn("failed");
      },
    );
    return () => {
      isShown = false;
    };
  }, [load]);
  if (drawn === "failed") return <></>;
  return <div className="chart-frame">{drawn === null ? <Skeleton {...skeleton} /> : <drawn.Chart {...chart} />}</div>;
}

/** A bar or column for each key. */
type SkeletonProps = { readonly className: "chart-bars" | "chart-columns"; readonly keys: readonly string[] };

function Skeleton({ className, keys }: SkeletonProps): ReactElement {
  const t = useTexts("common");
  return (
    <div className={className} role="img" aria-busy="true" aria-label={t("chartLoading")}>
      {keys.map((key) => (
        <span key={key} className="skeleton" />
      ))}
    </div>
  );
}
