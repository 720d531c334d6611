import type { ReactElement } from "react";

import { useTexts } from "./texts";

/** Id of the main content of every page. */
export const CONTENT_ID = "content";

/** The first thing the keyboard reaches: past the navigation. */
export function SkipLink(): ReactElement {
  const t = useTexts("shell");
  return (
    <a className="skip" href={`#${CONTENT_ID}`}>
      {t("skipToContent")}
    </a>
  );
}
