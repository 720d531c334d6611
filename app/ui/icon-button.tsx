import type { ComponentProps, ReactElement } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";

type IconButtonProps = {
  readonly icon: IconName;
  /** What it does and to what, for who can't see the sign. */
  readonly label: string;
} & Omit<ComponentProps<"button">, "className" | "children" | "aria-label">;

/** A button that is only a sign; for rows and corners. */
export function IconButton({ icon, label, ...attributes }: IconButtonProps): ReactElement {
  return (
    <button className="btn btn-quiet btn-icon" aria-label={label} {...attributes}>
      <Icon name={icon} small />
    </button>
  );
}
