import { RemixBrowser } from "@remix-run/react";
import { StrictMode, Suspense, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

import { PageRequestContext } from "~/ui/page-request";

const pageRequest = {
  nonce: undefined,
  incident: document.documentElement.dataset["incident"] ?? null,
  scripted: true,
};

// Remix suspends until it has read the data of the page. Without a boundary a key pressed in that moment is an error of React.
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageRequestContext.Provider value={pageRequest}>
        <Suspense>
          <RemixBrowser />
        </Suspense>
      </PageRequestContext.Provider>
    </StrictMode>,
  );
});
