import type { ReactNode } from "react";

import type { LocalDate } from "~/kernel/local-date";

import { formatDate, type DateStyle } from "~/format/format-date";
import { useLanguage } from "./texts";

/** A calendar date in the language of the page, readable for machines too. */
export function Day({ date, style = "long" }: { readonly date: LocalDate; readonly style?: DateStyle }): ReactNode {
  return <time dateTime={date}>{formatDate(date, style, useLanguage())}</time>;
}
