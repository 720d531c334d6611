import { createContext, useContext } from "react";

/** What the answer to one request carries besides its data. */
export type PageRequest = {
  /** Lets the scripts of this answer run under the Content-Security-Policy; absent in the browser, where they did. */
  readonly nonce: string | undefined;
  /** Number of the request, in the log too; null when the page is no error page. */
  readonly incident: string | null;
};

export const PageRequestContext = createContext<PageRequest>({ nonce: undefined, incident: null });

export function usePageRequest(): PageRequest {
  return useContext(PageRequestContext);
}
