import type { ReactElement } from "react";

import { Icon } from "./icon";
import { useTexts } from "./texts";

export function SignOut({
  className,
  small = false,
}: {
  readonly className: string;
  readonly small?: boolean;
}): ReactElement {
  const t = useTexts("shell");
  return (
    <form method="post" action="/logout">
      <button className={className}>
        <Icon name="sign-out" small={small} />
        <span>{t("signOut")}</span>
      </button>
    </form>
  );
}
