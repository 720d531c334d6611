import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { useHydrated } from "~/ui/hydrated";
import type { Translate } from "~/format/texts";

/** Ticks every box of a name in its form, or none when all are; absent where no script can do that. */
export function SelectAll({ name, t }: { readonly name: string; readonly t: Translate }): ReactElement | null {
  if (!useHydrated()) return null;
  return (
    <Button
      kind="quiet"
      small
      type="button"
      onClick={({ currentTarget: { form } }) => {
        const boxes = [...(form?.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${name}"]`) ?? [])];
        const isAll = boxes.every(({ checked }) => checked);
        for (const box of boxes) box.checked = !isAll;
        form?.dispatchEvent(new Event("input", { bubbles: true }));
      }}
    >
      {t("selectAll")}
    </Button>
  );
}
