import type { ReactElement } from "react";

import { LinkButton } from "~/ui/button";
import type { Translate } from "~/format/texts";

/** A link that ran out or was used: what to do now. */
export function LinkNotValid({
  kind,
  t,
}: {
  readonly kind: "invitation" | "password-reset";
  readonly t: Translate;
}): ReactElement {
  return (
    <>
      <h1>{t("linkNotValid")}</h1>
      <p className="mt-3">{t(kind === "invitation" ? "invitationNotValid" : "resetNotValid")}</p>
      <div className="actions mt-6">
        {kind === "password-reset" && (
          <LinkButton href="/reset" kind="primary">
            {t("askNewLink")}
          </LinkButton>
        )}
        <LinkButton href="/login">{t("toSignIn")}</LinkButton>
      </div>
    </>
  );
}
