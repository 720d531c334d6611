import { spawnSync } from "node:child_process";

/** Whether poppler's `pdftotext` is there. Without it the tests that read a PDF are skipped, and counted. */
export const canReadPdfs = spawnSync("pdftotext", ["-v"]).error === undefined;

/** Returns the text of a PDF as readers get it. */
export function textOfPdf(pdf: Buffer): string {
  const { error, status, stdout } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf });
  if (error) throw error;
  if (status !== 0) throw new Error("pdftotext cannot read this PDF");
  return stdout.toString("utf8");
}
