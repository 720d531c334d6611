import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { acceptInvitation } from "~/modules/identity/server/set-password.server";
import { TEST_PASSWORD } from "~/modules/identity/testing/test-users.server";
import type { ServerContext } from "~/platform/context.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { insertTestCustomer } from "~/platform/testing/test-customer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { auditVerifyCommand } from "./audit-verify";
import { tokenCreateCommand } from "./token-create";
import { userInviteCommand } from "./user-invite";

let portal: TestPortal;
let folder: string;
let context: ServerContext;
let customer: string;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
  folder = mkdtempSync(join(tmpdir(), "identity-"));
  context = { ...portal.context, settings: { ...portal.context.settings, dataDirectory: folder } };
  customer = String((await insertTestCustomer(context)).customerNumber);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await portal.close();
});

type Streams = { readonly stdout: PassThrough; readonly stderr: PassThrough };

async function run(
  command: (streams: Streams) => Promise<number>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(stdout), text(stderr)]);
  const code = await command({ stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await written;
  return { code, stdout: out, stderr: err };
}

describe("insight user invite, token create, audit verify", () => {
  test("from an invitation to a token, each result alone on stdout", async () => {
    const email = "piet@bakkerij.example";
    const invited = await run((streams) => userInviteCommand(context, email, { customer, role: "member" }, streams));
    expect(invited.code).toBe(0);
    expect(invited.stderr).toMatch(/^Mail written: .+\.eml$/m);
    const { invitation } = JSON.parse(invited.stdout) as { invitation: string };
    const token = invitation.split("/").at(-1) ?? "";
    expect((await acceptInvitation(portal.web, { token, password: TEST_PASSWORD })).outcome).toBe("accepted");

    const made = await run((streams) =>
      tokenCreateCommand(context, { user: email, scopes: ["modules:read,usage:read", "changes:read"] }, streams),
    );
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^insight_[\w-]{43}\n$/) as string });
    expect(made.stderr).toBe("Scopes: modules:read usage:read changes:read\n");

    const verified = await run((streams) => auditVerifyCommand(context, streams));
    expect(verified).toEqual({ code: 0, stdout: '{"entries":3,"anchors":2,"broken":[]}\n', stderr: "" });
  });

  test.each([
    { options: { customer: "12", role: "owner" }, code: 2, because: "that is not a customer number" },
    { options: { customer: "000000", role: "owner" }, code: 1, because: "there is no such customer" },
    { options: { customer: "", role: "boss" }, code: 2, because: "there is no such role" },
  ])("an invitation with $options fails with $code, because $because", async ({ options, code }) => {
    const answer = await run((streams) => userInviteCommand(context, "kees@bakkerij.example", options, streams));
    expect(answer).toMatchObject({ code, stdout: "" });
    expect(answer.stderr.trim().split("\n")).toHaveLength(1);
  });

  test.each([
    { options: { user: "niemand@nergens.example" }, code: 1, because: "there is no such user" },
    {
      options: { user: "piet@bakkerij.example", scopes: ["changes:write"] },
      code: 2,
      because: "a member changes nothing",
    },
    { options: { user: "piet@bakkerij.example", scopes: ["all"] }, code: 2, because: "there is no such scope" },
  ])("a token for $options fails with $code, because $because", async ({ options, code }) => {
    const answer = await run((streams) => tokenCreateCommand(context, options, streams));
    expect(answer).toMatchObject({ code, stdout: "" });
    expect(answer.stderr.trim().split("\n")).toHaveLength(1);
  });

  test("audit verify fails when an entry was taken out, and names what is wrong", async () => {
    const { pool } = portal.context.database;
    await pool.query("ALTER TABLE audit_entries DISABLE TRIGGER follows");
    await pool.query("DELETE FROM audit_entries WHERE id = (SELECT min(id) FROM audit_entries)");
    await pool.query("ALTER TABLE audit_entries ENABLE TRIGGER follows");
    const { code, stdout, stderr } = await run((streams) => auditVerifyCommand(context, streams));
    expect(code).toBe(1);
    const { broken } = JSON.parse(stdout) as { broken: { problem: string; customerNumber: number }[] };
    expect(broken).toMatchObject([
      { problem: "entry-unlinked", customerNumber: Number(customer) },
      { problem: "head-differs", customerNumber: Number(customer) },
    ]);
    expect(stderr.trim().split("\n")).toHaveLength(1 + broken.length);
  });
});
