import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { SelectField } from "~/ui/select-field";
import { Strip } from "~/ui/strip";
import type { Translate } from "~/format/texts";

/** The language of pages and mails. */
export function AccountLanguage({ language, t }: { readonly language: string; readonly t: Translate }): ReactElement {
  return (
    <Strip title={t("language")}>
      <form className="stack max-w-form" method="post" action="/preferences">
        <input type="hidden" name="returnTo" value="/account?saved" />
        <SelectField
          name="language"
          label={t("languageOfPortal")}
          defaultValue={language}
          choices={[
            { value: "nl", label: "Nederlands" },
            { value: "en", label: "English" },
          ]}
        />
        <Button>{t("saveLanguage")}</Button>
      </form>
    </Strip>
  );
}
