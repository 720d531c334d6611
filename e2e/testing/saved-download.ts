import { readFile } from "node:fs/promises";

import type { Download, Page } from "@playwright/test";

/** Runs an action that downloads a file. Returns the name under which it is saved, and its content. */
export async function saved(page: Page, action: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const downloading: Promise<Download> = page.waitForEvent("download");
  await action();
  const download = await downloading;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}
