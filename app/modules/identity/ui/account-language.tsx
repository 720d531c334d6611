import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { SelectField } from "~/ui/select-field";
import { Strip } from "~/ui/strip";
import { useTexts } from "~/ui/texts";

/** The language of pages and mails. */
export function AccountLanguage({ language }: { readonly language: string }): ReactElement {
  const t = useTexts("shell", "account");
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
