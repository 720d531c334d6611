import type { ReactElement } from "react";

import { icons, type IconName } from "./icons";

/** A sign beside words; it says nothing by itself and is silent to a screen reader. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }): ReactElement {
  return (
    <svg
      className={small ? "icon icon-sm" : "icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  );
}
