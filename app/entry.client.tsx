import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

import { PageRequestContext } from "~/ui/page-request";

const pageRequest = { nonce: undefined, incident: document.documentElement.dataset["incident"] ?? null };

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageRequestContext.Provider value={pageRequest}>
        <RemixBrowser />
      </PageRequestContext.Provider>
    </StrictMode>,
  );
});
