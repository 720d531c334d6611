import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { ServerContext } from "~/platform/context.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { provisionOrder, voiceDelivery } from "~/modules/onboarding/testing/provision-order";
import { deliverCommand } from "./deliver";
import { provisionCommand } from "./provision";

let portal: TestPortal;
let folder: string;
let context: ServerContext;
beforeAll(async () => {
  portal = await createTestPortal();
  folder = mkdtempSync(join(tmpdir(), "provision-"));
  context = { ...portal.context, settings: { ...portal.context.settings, dataDirectory: folder } };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await portal.close();
});

/** Runs a command and returns its exit code and everything that it wrote. */
async function run(
  command: (streams: { stdin: Readable; stdout: PassThrough; stderr: PassThrough }) => Promise<number>,
  stdin = "",
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(stdout), text(stderr)]);
  const code = await command({ stdin: Readable.from([stdin]), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await written;
  return { code, stdout: out, stderr: err };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const tv = { category: "tv", coordinator: "B. Smit", profiles: [{ productCode: "TV_PROFILE", name: "Kantine" }] };

describe("insight provision and deliver", () => {
  test("the result alone on stdout, the path of the mail on stderr; the mail holds the invitation", async () => {
    const path = file("order.json", JSON.stringify(provisionOrder({ deliveries: [voiceDelivery(), tv] })));
    const { code, stdout, stderr } = await run((streams) => provisionCommand(context, path, streams));
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as { customerNumber: number; invitation: string };
    expect(Object.keys(result)).toEqual(["customerNumber", "invitation"]);
    const eml = /^Mail written: (.+\.eml)$/m.exec(stderr)?.[1] ?? "";
    expect(eml.startsWith(join(folder, "mail"))).toBe(true);
    const mail = await PostalMime.parse(readFileSync(eml));
    expect(mail.to?.[0]?.address).toBe("jan@example.nl");
    expect(mail.text).toContain(result.invitation);

    const deliver = (signedOn: string) =>
      run((streams) =>
        deliverCommand(context, { customer: String(result.customerNumber), category: "tv", signedOn }, streams),
      );
    const signed = await deliver("2026-12-03");
    expect(signed.code).toBe(0);
    expect(JSON.parse(signed.stdout)).toEqual({
      customerNumber: result.customerNumber,
      category: "tv",
      signedOn: "2026-12-03",
      deliveries: 1,
    });
    expect(await deliver("2026-12-04")).toEqual({
      code: 1,
      stdout: "",
      stderr: "category: the protocol of tv was signed on 2026-12-03 already\n",
    });
  });

  test("an order from standard input, in English", async () => {
    const order = provisionOrder({
      customer: { language: "en" },
      deliveries: [tv],
      owner: { email: "pat@example.com" },
    });
    const { code, stderr } = await run((streams) => provisionCommand(context, "-", streams), JSON.stringify(order));
    expect(code).toBe(0);
    const eml = /Mail written: (.+\.eml)/.exec(stderr)?.[1] ?? "";
    const mail = await PostalMime.parse(readFileSync(eml));
    expect(mail.subject).toBe("Choose your password for Mijn Insight");
    expect(mail.headers.find(({ key }) => key === "content-language")?.value).toBe("en");
  });

  test("a wrong order names every problem with its path, and exits with 1", async () => {
    const order = provisionOrder({ customer: { kvk: "1", colour: "green" }, owner: { email: "x@example.nl" } });
    const path = file("wrong.json", JSON.stringify(order));
    expect(await run((streams) => provisionCommand(context, path, streams))).toEqual({
      code: 1,
      stdout: "",
      stderr: [
        `${path}: this order can't be taken, nothing was written`,
        "customer.kvk: must be a KvK number of 8 digits",
        "customer.colour: unknown key",
        "",
      ].join("\n"),
    });
  });

  test.each([
    { because: "it is not JSON", path: () => file("broken.json", "{"), problem: /JSON/ },
    { because: "it does not exist", path: () => join(folder, "absent.json"), problem: /no such file/ },
  ])("a file is reported as unreadable because $because", async ({ path, problem }) => {
    const { code, stdout, stderr } = await run((streams) => provisionCommand(context, path(), streams));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(problem);
  });

  test("wrong usage of deliver is reported in full and exits with 2", async () => {
    const options = { customer: "12", category: "radio", signedOn: "2026-02-30" };
    expect(await run((streams) => deliverCommand(context, options, streams))).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "Not a customer number: 12\nNot a category (internet, voice, mobile, tv): radio\nNot a date (YYYY-MM-DD): 2026-02-30\n",
    });
  });
});
