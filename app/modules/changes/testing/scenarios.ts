import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { EvaluationInput } from "../domain/evaluation/evaluation-input";
import { evaluate } from "../words/preview-in-words";
import type { Preview } from "../domain/preview";
import { inputOfScenario, type Tariffs } from "../domain/evaluation/scenario";
import { parseScenario } from "../schemas/scenario-schema";

/** The operator's own tariffs. */
export const TARIFFS: Tariffs = readTariffFiles();

export const SERVICE_DESK = "0800-0403";

export const PLUS = "VOICE_PROFILE_PLUS";
export const PRO = "VOICE_PROFILE_PRO";

export type JsonLine = { readonly action: string; readonly [field: string]: unknown };

export type JsonProfile = {
  readonly id: string;
  readonly category?: string;
  readonly productCode?: string;
  readonly activeFrom?: string;
  readonly activeUntil?: string | null;
  readonly withDevice?: boolean;
  readonly options?: readonly string[];
  readonly name?: string;
  readonly e164?: string;
};

export type JsonNumber = {
  readonly numberId: string;
  readonly productCode: string;
  readonly first?: string;
  readonly last?: string;
};

export type JsonRequest = {
  readonly receivedOn: string;
  readonly status: string;
  readonly preferredDate?: string;
  readonly lines: readonly JsonLine[];
};

export type ScenarioParts = {
  readonly startDate?: string;
  readonly termMonths?: number;
  readonly contracted?: Readonly<Record<string, number>>;
  readonly profiles?: readonly JsonProfile[];
  readonly groupOptions?: readonly string[];
  readonly numbers?: readonly JsonNumber[] | null;
  readonly requests?: readonly JsonRequest[];
  readonly products?: readonly object[];
  readonly receivedOn?: string;
  readonly preferredDate?: string | null;
  readonly lines: readonly JsonLine[];
};

/** Returns a 36-month contract from 2025-03-01 with ten Pro users, seen on 2025-06-10 (a Tuesday), unless told
 *  otherwise. */
export function scenarioInput(parts: ScenarioParts, tariffs: Tariffs = TARIFFS): EvaluationInput {
  const profiles = parts.profiles ?? pros(10);
  return inputOfScenario(
    parseScenario({
      contract: { startDate: parts.startDate ?? "2025-03-01", termMonths: parts.termMonths ?? 36 },
      contracted: parts.contracted ?? { voice: profiles.length },
      profiles: profiles.map((profile) => ({
        category: "voice",
        productCode: "VOICE_PROFILE_PRO",
        activeFrom: parts.startDate ?? "2025-03-01",
        ...profile,
      })),
      groupOptions: parts.groupOptions ?? ["VOICE_CENTRALE"],
      numbers: parts.numbers ?? null,
      requests: parts.requests ?? [],
      products: parts.products ?? [],
      proposal: {
        receivedOn: parts.receivedOn ?? "2025-06-10",
        preferredDate: parts.preferredDate ?? null,
        lines: parts.lines,
      },
    }),
    tariffs,
    SERVICE_DESK,
  );
}

export function previewed(parts: ScenarioParts, tariffs: Tariffs = TARIFFS): Preview {
  return evaluate(scenarioInput(parts, tariffs), readerIn("nl"));
}

/** Returns the Pro users p1 … pN. */
export function pros(count: number, overrides: Omit<JsonProfile, "id"> = {}): JsonProfile[] {
  return Array.from({ length: count }, (_, at) => ({ id: `p${String(at + 1)}`, ...overrides }));
}

export function remove(profileId: string): JsonLine {
  return { action: "remove-profile", profileId };
}

export function convert(profileId: string, toProductCode: string): JsonLine {
  return { action: "convert-profile", profileId, toProductCode };
}

export function addOption(profileId: string | null, productCode: string): JsonLine {
  return { action: "add-option", profileId, productCode };
}

export function removeOption(profileId: string | null, productCode: string): JsonLine {
  return { action: "remove-option", profileId, productCode };
}

/** Returns the codes of a preview's errors, with their lines: `MIN_PROFILES`, `UNKNOWN_PROFILE@0`. */
export function codesOf(preview: Preview): string[] {
  return preview.errors.map(({ code, line }): string => (line === undefined ? code : `${code}@${String(line)}`));
}
