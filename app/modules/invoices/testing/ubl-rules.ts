import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";

import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

/** The UBL 2.1 schema (OASIS) and the Dutch rules (MIT), as they were taken; their notices stand in them or beside them. */
const rules = resolve("app/modules/invoices/testing/rules");

/** Peppol's rules, whose licence leaves copying open, lie beside the checkout. */
export const peppolRules = resolve("../shared/artefacts/peppol-bis3");

export const havePeppolRules = existsSync(join(peppolRules, "PEPPOL-EN16931-UBL.xslt"));

/** SHA-256 over the files of `rules`, by name. */
const RULES_SHA256 = "0576b1abd291eb174c0feadbdc65ce6df54adad9837d720296721bd5d1e7a9fa";

/** Both hold the rules of EN 16931 itself. */
const RULE_SETS = {
  nlcius: [join(rules, "si-ubl-2.0.3.12.xsl")],
  peppol: [join(peppolRules, "CEN-EN16931-UBL.xslt"), join(peppolRules, "PEPPOL-EN16931-UBL.xslt")],
} as const;

/** Throws when the rules in the project are not those that were taken. */
export function checkRules(): void {
  const hash = createHash("sha256");
  const files = readdirSync(rules, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map(({ parentPath, name }) => relative(rules, join(parentPath, name))).sort();
  for (const path of paths) hash.update(`${path}\n`).update(readFileSync(join(rules, path)));
  const digest = hash.digest("hex");
  if (digest !== RULES_SHA256) throw new Error(`The rules in ${rules} are not those that were taken: ${digest}`);
}

export type RuleVerdict = {
  /** Identifiers of the rules that were broken, warnings too. */
  readonly broken: readonly string[];
  /** How many rules looked at the document: far fewer when a rule set does not consider it its own. */
  readonly fired: number;
};

/** Judges a document by a rule set. An exception of the stylesheet is the caller's to see: it is no pass. */
export function judge(xml: string, ruleSet: keyof typeof RULE_SETS): RuleVerdict {
  const reports = RULE_SETS[ruleSet].map((stylesheet) => transform(stylesheet, xml));
  const report = reports.join("\n");
  return {
    broken: [...report.matchAll(/<svrl:(?:failed-assert|successful-report)\b[^>]*?\bid="([^"]*)"/g)].map(
      ([, id = ""]) => id,
    ),
    fired: [...report.matchAll(/<svrl:fired-rule/g)].length,
  };
}

/** Throws with libxml2's words when a document does not follow the UBL 2.1 schema. */
export function checkSchema(xml: string): void {
  using document = XmlDocument.fromString(xml);
  schemaOf(document.root.name).validate(document);
}

const schemas = new Map<string, XsdValidator>();

function schemaOf(root: string): XsdValidator {
  const known = schemas.get(root);
  if (known) return known;
  xmlRegisterFsInputProviders();
  const file = join(rules, `ubl-2.1/maindoc/UBL-${root}-2.1.xsd`);
  using schema = XmlDocument.fromBuffer(readFileSync(file), { url: file });
  const validator = XsdValidator.fromDoc(schema);
  schemas.set(root, validator);
  return validator;
}

type Saxon = {
  transform: (options: object, mode: "sync") => { readonly principalResult: string };
};
const require = createRequire(import.meta.url);

function transform(stylesheet: string, xml: string): string {
  const saxon = require("saxon-js") as Saxon;
  const options = { stylesheetInternal: compiled(stylesheet), sourceText: xml, destination: "serialized" };
  return saxon.transform(options, "sync").principalResult;
}

const inMemory = new Map<string, unknown>();

/** The stylesheet as SaxonJS runs it, compiled once and kept under node_modules. */
function compiled(stylesheet: string): unknown {
  const known = inMemory.get(stylesheet);
  if (known) return known;
  const directory = resolve("node_modules/.cache/ubl-rules");
  const digest = createHash("sha256").update(readFileSync(stylesheet)).digest("hex").slice(0, 16);
  const kept = join(directory, `${digest}.sef.json`);
  if (!existsSync(kept)) {
    mkdirSync(directory, { recursive: true });
    const fresh = `${kept}.${String(process.pid)}`;
    execFileSync("npx", ["--no-install", "xslt3", `-xsl:${stylesheet}`, `-export:${fresh}`, "-nogo"], {
      stdio: "ignore",
    });
    renameSync(fresh, kept);
  }
  const content: unknown = JSON.parse(readFileSync(kept, "utf8"));
  inMemory.set(stylesheet, content);
  return content;
}
