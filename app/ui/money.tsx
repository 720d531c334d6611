import type { ReactNode } from "react";

import { formatCents, formatSignedCents } from "~/format/format-money";
import { useLanguage } from "./texts";

type MoneyProps = {
  readonly cents: number;
  /** True for a difference: a plus before what is above zero. */
  readonly signed?: boolean;
};

/** An amount in the language of the page. */
export function Money({ cents, signed = false }: MoneyProps): ReactNode {
  const language = useLanguage();
  return signed ? formatSignedCents(cents, language) : formatCents(cents, language);
}
