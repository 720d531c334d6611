import type { ReactElement, ReactNode } from "react";

export type SumRow = {
  readonly key: string;
  readonly label: ReactNode;
  /** A second, quieter line below the label. */
  readonly meta?: ReactNode;
  /** One per column after the label. */
  readonly values: readonly ReactNode[];
  readonly isTotal?: boolean;
};

type SumsTableProps = {
  readonly caption: string;
  /** Heads of all columns, the label's first; none for a sum that needs no heads. */
  readonly heads?: readonly ReactNode[];
  readonly rows: readonly SumRow[];
  readonly small?: boolean;
};

/** A sum of up to seven lines, upright, with a rule above its total. */
export function SumsTable({ caption, heads, rows, small = false }: SumsTableProps): ReactElement {
  return (
    <table className={small ? "sums small" : "sums"}>
      <caption className="vh">{caption}</caption>
      {heads !== undefined && (
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={column} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.isTotal === true ? "total" : undefined}>
            <th scope="row">
              {row.label}
              {row.meta !== undefined && <span className="meta">{row.meta}</span>}
            </th>
            {row.values.map((value, column) => (
              <td key={column}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
