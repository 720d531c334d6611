import { PassThrough } from "node:stream";

import type { Command } from "commander";
import { describe, expect, test } from "vitest";

import { insightProgram } from "./insight-program";
import { openShell } from "./shell";

describe("insight", () => {
  const program = insightProgram(openShell("/", () => undefined));

  test("has the commands that operators rely on", () => {
    expect(namesOf(program)).toEqual(
      expect.arrayContaining([
        ...["simulate", "working-days", "rate"],
        ...[
          "provision",
          "deliver",
          "import-usage",
          "rerate",
          "usage calls",
          "usage unrated",
          "usage rejected",
          "bill",
          "discount",
          "payment",
        ],
        ...["invoice show", "invoice pdf", "invoice xml"],
        ...["changes attention", "changes reasons", "changes settle"],
        ...["user invite", "token create", "audit verify"],
        ...["web", "worker", "db migrate", "db seed", "db reset"],
      ]),
    );
  });

  test.each(namesOf(program))("%s --help explains itself on stdout", async (name) => {
    const said = new PassThrough();
    const quiet = insightProgram(openShell("/", () => undefined));
    for (const command of allOf(quiet)) {
      command.exitOverride().configureOutput({ writeOut: (text) => said.write(text) });
    }
    await expect(quiet.parseAsync([...name.split(" "), "--help"], { from: "user" })).rejects.toMatchObject({
      exitCode: 0,
    });
    expect(String(said.read())).toContain(`Usage: insight ${name}`);
  });

  test("a path is resolved from where it was typed; - stays standard input", () => {
    const { path } = openShell("/home/operator", () => undefined);
    expect(path("order.json")).toBe("/home/operator/order.json");
    expect(path("/tmp/order.json")).toBe("/tmp/order.json");
    expect(path("-")).toBe("-");
  });
});

function namesOf(command: Command): string[] {
  return command.commands.flatMap((child) =>
    child.commands.length === 0 ? [child.name()] : namesOf(child).map((name) => `${child.name()} ${name}`),
  );
}

function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)];
}
