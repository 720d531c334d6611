import type { ReactElement, ReactNode } from "react";

/** An object one can hold: basket, form, summary. Its parts stand in `SheetPart`. */
export function Sheet({
  children,
  className = "",
}: {
  readonly children: ReactNode;
  readonly className?: string;
}): ReactElement {
  return <div className={`sheet ${className}`.trim()}>{children}</div>;
}

export function SheetPart({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="sheet-part">{children}</div>;
}
