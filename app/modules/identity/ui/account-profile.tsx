import type { ReactElement } from "react";

import { Strip } from "~/ui/strip";
import type { Translate } from "~/format/texts";
import type { Role } from "../domain/rights";

export type Profile = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly customerName: string;
  readonly customerNumber: number;
};

/** Who is signed in, and for which customer. */
export function AccountProfile({ profile, t }: { readonly profile: Profile; readonly t: Translate }): ReactElement {
  const facts: readonly (readonly [string, string])[] = [
    [t("name"), profile.name],
    [t("email"), profile.email],
    [t("role"), t(profile.role === "owner" ? "roleOwner" : "roleMember")],
    [t("customer"), t("customerWithNumber", { name: profile.customerName, number: profile.customerNumber })],
  ];
  return (
    <Strip title={t("profile")}>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[max-content_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="muted">{label}</dt>
            <dd className="m-0 min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Strip>
  );
}
