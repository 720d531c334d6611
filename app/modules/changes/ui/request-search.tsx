import type { ReactElement } from "react";

import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { useTexts } from "~/ui/texts";

/** Looks requests up by reference, comment or name: a form that asks for the same page. */
export function RequestSearch({ search }: { readonly search: string | null }): ReactElement {
  const t = useTexts("changes", "names");
  return (
    <form className="filters" method="get">
      <Field
        label={t("listSearch")}
        name="search"
        type="search"
        maxLength={80}
        defaultValue={search ?? ""}
        placeholder={t("listSearchExample")}
      />
      <Button>{t("find")}</Button>
      {search === null ? null : <a href="/changes">{t("listSearchAll")}</a>}
    </form>
  );
}
