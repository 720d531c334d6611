import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { Strip } from "~/ui/strip";
import type { Translate } from "~/format/texts";

/** Ends every session of this user, this one too. */
export function AccountSessions({ t }: { readonly t: Translate }): ReactElement {
  return (
    <Strip title={t("sessions")}>
      <p className="prose">{t("sessionsText")}</p>
      <form className="mt-3" method="post">
        <Button name="intent" value="sign-out-everywhere">
          {t("signOutEverywhere")}
        </Button>
      </form>
    </Strip>
  );
}
