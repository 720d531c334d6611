import { Readable, Writable } from "node:stream";

import { runSimulate } from "~/processes/cli/simulate";

import type { BenchTable } from "./report";
import { median } from "./statistics";

const SCENARIOS = 20_000;
const PROFILES = 40;
const ROUNDS = 5;

/** Measures `insight simulate` after its start: parsing, judging and answering scenarios of 40 profiles, on one
 *  core. */
export async function measureSimulation(): Promise<BenchTable> {
  const input = Array.from({ length: SCENARIOS }, (_, at) => `${JSON.stringify(scenario(at))}\n`);
  const perSecond: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    await runSimulate({ stdin: Readable.from(input), stdout: nowhere(), stderr: nowhere() }, "0800-0403");
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) perSecond.push(SCENARIOS / ((user + system) / 1_000_000));
  }
  return {
    name: "simulation",
    title: `insight simulate, scenarios of ${String(PROFILES)} profiles`,
    rows: [{ "scenarios per CPU second": Math.round(median(perSecond)), target: "≥ 5000" }],
  };
}

function scenario(at: number): object {
  const id = (n: number): string => `p${String(n % PROFILES)}`;
  return {
    contract: { startDate: "2025-03-01", termMonths: 36 },
    contracted: { voice: PROFILES },
    profiles: Array.from({ length: PROFILES }, (_, n) => ({
      id: id(n),
      category: "voice",
      productCode: n % 3 === 0 ? "VOICE_PROFILE_PLUS" : "VOICE_PROFILE_PRO",
      activeFrom: "2025-03-01",
      activeUntil: null,
      withDevice: false,
      options: n % 2 === 0 ? ["VOICE_UNLIMITED_NL"] : [],
    })),
    groupOptions: ["VOICE_CENTRALE"],
    requests: [
      { receivedOn: "2025-04-02", status: "completed", lines: [{ action: "remove-profile", profileId: id(at + 7) }] },
    ],
    proposal: {
      receivedOn: `2025-06-${String(10 + (at % 15))}`,
      preferredDate: null,
      lines: [
        { action: "remove-profile", profileId: id(at) },
        { action: "remove-profile", profileId: id(at + 1) },
        { action: "add-profile", productCode: "VOICE_PROFILE_PRO", quantity: 2, withPhone: true, options: [] },
      ],
    },
  };
}

function nowhere(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}
