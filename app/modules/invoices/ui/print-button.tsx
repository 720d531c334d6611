import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/hydrated";
import { useTexts } from "~/ui/texts";

/** Prints the page; absent where no script can do that. */
export function PrintButton(): ReactElement | null {
  const t = useTexts("invoices");
  if (!useHydrated()) return null;
  return (
    <Button
      kind="quiet"
      type="button"
      icon="print"
      onClick={() => {
        window.print();
      }}
    >
      {t("print")}
    </Button>
  );
}
