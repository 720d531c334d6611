import type { ComponentProps, ReactElement, ReactNode } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";

export type ButtonKind = "plain" | "primary" | "quiet" | "danger";

type Look = {
  /** One primary button a page. */
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly wide?: boolean;
  readonly icon?: IconName;
  readonly children: ReactNode;
};

type ButtonProps = Look & Omit<ComponentProps<"button">, keyof Look | "className">;
type LinkButtonProps = Look & Omit<ComponentProps<"a">, keyof Look | "className"> & { readonly href: string };

/** A button; it submits its form unless `type="button"`. Its words begin with a verb. */
export function Button({ kind, small, wide, icon, children, ...attributes }: ButtonProps): ReactElement {
  return (
    <button className={classOf({ kind, small, wide })} {...attributes}>
      {icon !== undefined && <Icon name={icon} small={small === true} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ kind, small, wide, icon, children, ...attributes }: LinkButtonProps): ReactElement {
  return (
    <a className={classOf({ kind, small, wide })} {...attributes}>
      {icon !== undefined && <Icon name={icon} small={small === true} />}
      {children}
    </a>
  );
}

function classOf(look: {
  kind: ButtonKind | undefined;
  small: boolean | undefined;
  wide: boolean | undefined;
}): string {
  const kind = look.kind === undefined || look.kind === "plain" ? "" : ` btn-${look.kind}`;
  return `btn${kind}${look.small === true ? " btn-sm" : ""}${look.wide === true ? " btn-wide" : ""}`;
}
