/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   a row that is laid out as a record loses the roles that its elements are born with */
import type { FocusEventHandler, KeyboardEventHandler, ReactElement, ReactNode } from "react";

type TableProps = {
  readonly caption: string;
  /** True when a heading above already says it to the eye. */
  readonly captionHidden?: boolean;
  /** `table-tight`, `table-inline`, `table-wide` (eight columns or more), or a class of the page. */
  readonly className?: string;
  /** Keeps a narrow table a table on a phone. */
  readonly stacks?: boolean;
  readonly children: ReactNode;
};

/** A table whose rows become records on a phone. It and its parts name their roles, which a row loses when it is no longer laid
 *  out as one. */
export function Table({
  caption,
  captionHidden = false,
  className = "",
  stacks = true,
  children,
}: TableProps): ReactElement {
  return (
    <table className={`table ${stacks ? "table-stack " : ""}${className}`.trim()} role="table">
      <caption className={captionHidden ? "vh" : undefined}>{caption}</caption>
      {children}
    </table>
  );
}

type Part = { readonly className?: string; readonly children: ReactNode };

export function TableHead({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <thead role="rowgroup">
      <tr role="row">{children}</tr>
    </thead>
  );
}

type TableBodyProps = {
  readonly children: ReactNode;
  /** What bubbles up from the controls in its rows. */
  readonly onKeyDown?: KeyboardEventHandler;
  readonly onFocus?: FocusEventHandler;
};

export function TableBody({ children, ...handlers }: TableBodyProps): ReactElement {
  return (
    <tbody role="rowgroup" {...handlers}>
      {children}
    </tbody>
  );
}

export function TableFoot({ children }: { readonly children: ReactNode }): ReactElement {
  return <tfoot role="rowgroup">{children}</tfoot>;
}

/** `className`: `group` begins a part, `bare` does not light up under the pointer, `is-changed`, `is-open`. */
export function Row({ className, children, id }: Part & { readonly id?: string }): ReactElement {
  return (
    <tr className={className} role="row" id={id}>
      {children}
    </tr>
  );
}

type ColumnHeadProps = Part & { readonly numeric?: boolean; readonly sort?: "ascending" | "descending" | undefined };

export function ColumnHead({ numeric = false, className = "", sort, children }: ColumnHeadProps): ReactElement {
  return (
    <th scope="col" role="columnheader" className={classOf(numeric, className)} aria-sort={sort}>
      {children}
    </th>
  );
}

type RowHeadProps = Part & {
  readonly colSpan?: number;
  /** How many rows it stands beside. */
  readonly rowSpan?: number;
  readonly heads?: "row" | "rowgroup";
};

export function RowHead({ className, colSpan, rowSpan, heads = "row", children }: RowHeadProps): ReactElement {
  return (
    <th scope={heads} role="rowheader" className={className} colSpan={colSpan} rowSpan={rowSpan}>
      {children}
    </th>
  );
}

type CellProps = Part & {
  readonly numeric?: boolean;
  /** Name of the column, said before the value where the row is a record; "" leaves only the value; none for the last amount. */
  readonly label?: string;
  /** Nothing to say: a dash in the table, absent in the record. */
  readonly isVoid?: boolean;
  readonly colSpan?: number;
  readonly rowSpan?: number;
};

export function Cell({
  numeric = false,
  className = "",
  label,
  isVoid = false,
  colSpan,
  rowSpan,
  children,
}: CellProps): ReactElement {
  return (
    <td
      role="cell"
      className={classOf(numeric, `${className}${isVoid ? " is-void" : ""}`)}
      data-label={label}
      colSpan={colSpan}
      rowSpan={rowSpan}
    >
      {isVoid ? "–" : children}
    </td>
  );
}

function classOf(numeric: boolean, className: string): string | undefined {
  return `${numeric ? "num " : ""}${className}`.trim() || undefined;
}
