/** Returns in one line why a given file cannot be used, or null when the error is a different one. */
export function fileProblem(error: unknown, path: string): string | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const problem = PROBLEMS.get(error.code);
  const place = "path" in error && typeof error.path === "string" ? error.path : path;
  return problem === undefined ? null : `${place}: ${problem}`;
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file"],
  ["ENOTDIR", "no such file"],
  ["EISDIR", "a directory, not a file"],
  ["EACCES", "not allowed"],
]);
