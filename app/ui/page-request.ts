import { createContext, useContext } from "react";

/** What the answer to one request carries besides its data. */
export type PageRequest = {
  /** Lets the scripts of this answer run under the Content-Security-Policy; absent in the browser, where they did. */
  readonly nonce: string | undefined;
  /** Number of the request, in the log too; null when the page is no error page. */
  readonly incident: string | null;
  /** False when the page is sent as it is, without scripts to bring it to life. */
  readonly scripted: boolean;
};

export const PageRequestContext = createContext<PageRequest>({ nonce: undefined, incident: null, scripted: true });

export function usePageRequest(): PageRequest {
  return useContext(PageRequestContext);
}
