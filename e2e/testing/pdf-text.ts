import { spawnSync } from "node:child_process";

/** The words of a PDF as its readers get them; null where the machine has no `pdftotext`. */
export function textOfPdf(pdf: Buffer): string | null {
  const { error, status, stdout } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf });
  if (error) return null;
  if (status !== 0) throw new Error("pdftotext cannot read this PDF");
  return stdout.toString("utf8");
}
