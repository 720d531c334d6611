import type { ReactElement } from "react";

import { Strip } from "~/ui/strip";
import { useReader } from "~/ui/texts";
import type { Holding } from "../domain/desk/holding";
import { holdingWords } from "../words/holding-words";

type HoldingStripProps = { readonly holding: Holding | null; readonly cutOffTime: string | null };

/** Until when figures hold, and that nothing is reserved. */
export function HoldingStrip({ holding, cutOffTime }: HoldingStripProps): ReactElement {
  const reader = useReader();
  return (
    <Strip title={reader.texts("proposal")("holdsTitle")} className="mt-8">
      <p className="prose">{holdingWords(holding, cutOffTime, reader).join(" ")}</p>
    </Strip>
  );
}
