/** Returns the method with which an address of the API takes a body: of a request itself, its days are changed. */
export function methodOf(path: string): "PATCH" | "POST" {
  return path === "/api/v1/change-requests/:id" ? "PATCH" : "POST";
}
