import type { ReactElement } from "react";

import { Strip } from "~/ui/strip";
import { useTexts } from "~/ui/texts";
import type { Role } from "../domain/rights";

export type Profile = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly customerName: string;
  readonly customerNumber: number;
};

/** Who is signed in, and for which customer. */
export function AccountProfile({ profile }: { readonly profile: Profile }): ReactElement {
  const t = useTexts("names", "identity", "account");
  const facts: readonly (readonly [string, string])[] = [
    [t("name"), profile.name],
    [t("email"), profile.email],
    [t("role"), t(profile.role === "owner" ? "roleOwner" : "roleMember")],
    [t("customer"), t("customerWithNumber", { name: profile.customerName, number: profile.customerNumber })],
  ];
  return (
    <Strip title={t("profileTitle")}>
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
