import type { ReactElement, ReactNode } from "react";

import type { LocalDate } from "~/kernel/local-date";

import { Day } from "./day";

export type DatedItem = {
  readonly key: string;
  readonly date: LocalDate;
  /** Below the day: hours, or a word. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
};

/** What happens when: the day stands left, on the line. */
export function DatedList({ items }: { readonly items: readonly DatedItem[] }): ReactElement {
  return (
    <ol className="dated">
      {items.map(({ key, date, note, children }) => (
        <li key={key}>
          <div className="when">
            <Day date={date} style="row" />
            {note !== undefined && <small>{note}</small>}
          </div>
          <div>{children}</div>
        </li>
      ))}
    </ol>
  );
}
