import type { ReactElement } from "react";

/** A telephone number as people write it, to call by a touch. */
export function PhoneLink({ phone }: { readonly phone: string }): ReactElement {
  return (
    <a className="nowrap" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
      {phone}
    </a>
  );
}
