import { Readable, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { previewed, pros } from "~/modules/changes/testing/scenarios";
import { runSimulate } from "./simulate";

const scenario = (profileId: string, profiles = pros(8)) => ({
  contract: { startDate: "2025-03-01", termMonths: 36 },
  contracted: { voice: profiles.length },
  profiles: profiles.map(({ id }) => ({
    id,
    category: "voice",
    productCode: "VOICE_PROFILE_PRO",
    activeFrom: "2025-03-01",
  })),
  proposal: { receivedOn: "2025-06-10", lines: [{ action: "remove-profile", profileId }] },
});

class Collected extends Writable {
  text = "";
  writes = 0;
  constructor(options: { readonly slow?: boolean } = {}) {
    super(options.slow === true ? { highWaterMark: 1 } : {});
  }
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    this.writes += 1;
    setImmediate(done);
  }
}

async function simulated(input: Iterable<string | Buffer>, stdout = new Collected()) {
  const stderr = new Collected();
  const code = await runSimulate({ stdin: Readable.from(input), stdout, stderr }, "0800-0403");
  return {
    code,
    answers: stdout.text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>),
    stderr: stderr.text,
    raw: stdout.text,
  };
}

describe("insight simulate", () => {
  test("prints a preview for each scenario, in the same order", async () => {
    const ids = ["p1", "nobody", "p3"];
    const { code, answers, stderr } = await simulated([ids.map((id) => JSON.stringify(scenario(id))).join("\n")]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(answers).toEqual(
      ids.map(
        (id) =>
          JSON.parse(
            JSON.stringify(
              previewed({ profiles: pros(8), groupOptions: [], lines: [{ action: "remove-profile", profileId: id }] }),
            ),
          ) as unknown,
      ),
    );
  });
  test("reports a bad line with its number, skips blank ones and goes on", async () => {
    const good = JSON.stringify(scenario("p1"));
    const { code, answers, stderr } = await simulated([`${good}\n\n  \nnonsense\n{"contract": 3}\r\n${good}\n`]);
    expect(code).toBe(1);
    expect(answers.map((answer) => answer["line"] ?? answer["verdict"])).toEqual([
      "within-limit",
      4,
      5,
      "within-limit",
    ]);
    expect(answers[2]?.["error"]).toContain("contract: ");
    expect(stderr).toContain("2 of 4 lines");
  });
  test.each([
    {
      because: "a date that no calendar has",
      change: { proposal: { receivedOn: "2025-02-30", lines: [] } },
      error: "proposal.receivedOn",
    },
    {
      because: "an unknown action",
      change: { proposal: { receivedOn: "2025-06-10", lines: [{ action: "dance" }] } },
      error: "proposal.lines.0.action",
    },
    {
      because: "a line without its subject",
      change: { proposal: { receivedOn: "2025-06-10", lines: [{ action: "remove-profile" }] } },
      error: "proposal.lines.0.profileId",
    },
    {
      because: "a quantity in text",
      change: {
        proposal: { receivedOn: "2025-06-10", lines: [{ action: "order-phone", profileId: "p1", quantity: "2" }] },
      },
      error: "proposal.lines.0.quantity",
    },
    {
      because: "an unknown status",
      change: { requests: [{ receivedOn: "2025-06-01", status: "lost", lines: [] }] },
      error: "requests.0.status",
    },
    {
      because: "a day before any price list",
      change: { proposal: { receivedOn: "2019-06-10", lines: [] } },
      error: "2019-06-10",
    },
    {
      because: "a request outside the supported years",
      change: { proposal: { receivedOn: "9999-12-30", lines: [{ action: "remove-profile", profileId: "p1" }] } },
      error: "2000–2199",
    },
  ])("a bad line: $because", async ({ change, error }) => {
    const { code, answers } = await simulated([JSON.stringify({ ...scenario("p1"), ...change })]);
    expect(code).toBe(1);
    expect(answers[0]?.["error"]).toContain(error);
    expect(answers[0]?.["line"]).toBe(1);
  });
  test("reads lines whatever the pieces they come in, with a byte order mark and CRLF", async () => {
    const bytes = Buffer.from(
      `\uFEFF${JSON.stringify({ ...scenario("p1"), note: "é€😀" })}\r\n${JSON.stringify(scenario("p2"))}\r\n`,
    );
    const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, at) => bytes.subarray(at * 3, at * 3 + 3));
    const { code, answers } = await simulated(pieces);
    expect(code).toBe(0);
    expect(answers.map((answer) => answer["verdict"])).toEqual(["within-limit", "within-limit"]);
  });
  test("reads a line of many pieces once, however long it is", async () => {
    const piece = "x".repeat(1_024);
    const pieces = function* (): Generator<string> {
      yield '{"note": "';
      for (let at = 0; at < 20_000; at += 1) yield piece;
      yield `"}\n${JSON.stringify(scenario("p1"))}\n`;
    };
    const { answers } = await simulated(pieces());
    expect(answers.map((answer) => answer["line"] ?? answer["verdict"])).toEqual([1, "within-limit"]);
  });
  test("waits for a slow reader and loses nothing", async () => {
    const lines = Array.from({ length: 300 }, () => `${JSON.stringify(scenario("p1"))}\n`);
    const { answers } = await simulated(lines, new Collected({ slow: true }));
    expect(answers).toHaveLength(300);
  });
  test("without input there is no output", async () => {
    expect(await simulated([])).toMatchObject({ code: 0, raw: "" });
  });
});
