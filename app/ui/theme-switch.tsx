import type { MouseEvent, ReactElement } from "react";

import { Icon } from "./icon";
import { useTexts } from "./texts";
import { themeCookie, type Theme } from "./theme";

type ThemeSwitchProps = {
  readonly className: string;
  /** Page to come back to, path and query. */
  readonly returnTo: string;
  readonly small?: boolean;
};

/** Switches light and dark. Of its two buttons the style sheet shows the one that changes something, so it needs no script;
 *  with one it switches in place. */
export function ThemeSwitch({ className, returnTo, small = false }: ThemeSwitchProps): ReactElement {
  const t = useTexts("shell");
  return (
    <form method="post" action="/preferences">
      <input type="hidden" name="returnTo" value={returnTo} />
      {(["dark", "light"] as const).map((theme) => (
        <button
          key={theme}
          className={`${className} to-${theme}`}
          name="theme"
          value={theme}
          onClick={(event) => {
            switchInPlace(event, theme);
          }}
        >
          <Icon name="theme" small={small} />
          <span className="theme-label">{t("themeSwitch")}</span>
        </button>
      ))}
    </form>
  );
}

function switchInPlace(event: MouseEvent<HTMLButtonElement>, theme: Theme): void {
  event.preventDefault();
  document.cookie = themeCookie(theme, location.protocol === "https:");
  document.documentElement.dataset["theme"] = theme;
  const other = theme === "dark" ? "light" : "dark";
  event.currentTarget.form?.querySelector<HTMLButtonElement>(`.to-${other}`)?.focus();
}
