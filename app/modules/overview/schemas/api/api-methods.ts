import { operations } from "./api-paths";

/** Returns the methods that an address of the API supports according to its description. Empty when it describes no
 *  such address. */
export function apiMethods(path: string): string[] {
  const fixed = operations.filter((operation) => operation.path === path);
  const found = fixed.length > 0 ? fixed : operations.filter((operation) => patternOf(operation.path).test(path));
  return [...new Set(found.flatMap(({ method }) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()])))];
}

/** `/api/v1/invoices/{number}.pdf` as an expression. */
function patternOf(described: string): RegExp {
  return new RegExp(`^${described.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`);
}
