type Methods = readonly ["POST" | "PATCH", ...("DELETE" | "PATCH")[]];

const OTHERWISE: Readonly<Record<string, Methods>> = {
  "/api/v1/change-requests/:id": ["PATCH"],
  "/api/v1/change-drafts/:id": ["PATCH", "DELETE"],
  "/api/v1/prepared-requests/:id": ["PATCH", "DELETE"],
};

/** Returns the methods by which an address of the API changes something. */
export function methodsOf(path: string): Methods {
  return OTHERWISE[path] ?? ["POST"];
}
