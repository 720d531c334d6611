import { useEffect, useState } from "react";

/** False on the server and at the first render in the browser, true from then on: for what only a script can do. */
export function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => {
    setHydrated(true);
  }, []);
  return hydrated;
}
