import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/hydrated";
import type { Translate } from "~/format/texts";

/** Prints the page; absent where no script can do that. */
export function PrintButton({ t }: { readonly t: Translate }): ReactElement | null {
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
