import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";

import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

import { compiledStylesheet, keptFileOf, keptStylesheets } from "./compile-rules.mjs";

/** The UBL 2.1 schema (OASIS), the rules of EN 16931 (EUPL 1.2) and the Dutch rules (MIT), unchanged, and the
 *  stylesheets as compile-rules.mjs compiled them. Their notices are in them or beside them. */
const rules = resolve("app/modules/invoices/testing/rules");

/** Peppol's own rules lie beside the checkout, as their licence does not say that they may be copied. */
export const peppolRules = resolve("../shared/artefacts/peppol-bis3");

export const havePeppolRules = existsSync(join(peppolRules, "PEPPOL-EN16931-UBL.xslt"));

/** How long compiling a stylesheet that is not ours may take on a busy machine. */
export const COMPILATION_MS = 240_000;

/** The SHA-256 of the files of `rules`, in order of name. */
const RULES_SHA256 = "2fe034b97072e681865684798cae2fdf43ffd4f560934ee4f3c84dbd78ae81de";

/** The Dutch rules include those of EN 16931; Peppol's come on top of them. */
const RULE_SETS = {
  nlcius: join(rules, "si-ubl-2.0.3.12.xsl"),
  en16931: join(rules, "en16931-ubl-1.3.16.xslt"),
  peppol: join(peppolRules, "PEPPOL-EN16931-UBL.xslt"),
} as const;

/** Throws an Error when the rules in the project are not the published ones. */
export function checkRules(): void {
  const hash = createHash("sha256");
  const files = readdirSync(rules, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map(({ parentPath, name }) => relative(rules, join(parentPath, name))).sort();
  for (const path of paths) hash.update(`${path}\n`).update(readFileSync(join(rules, path)));
  const digest = hash.digest("hex");
  if (digest !== RULES_SHA256) throw new Error(`The rules in ${rules} are not those that were taken: ${digest}`);
}

/** Returns the stylesheets without a compiled form: `node app/modules/invoices/testing/compile-rules.mjs` makes it. */
export function uncompiledRules(): readonly string[] {
  return keptStylesheets.filter((stylesheet) => !existsSync(keptFileOf(stylesheet)));
}

export type RuleVerdict = {
  /** The identifiers of the rules that were broken, warnings included. */
  readonly broken: readonly string[];
  /** How many rules applied to the document: far fewer when a rule set does not recognise it as its own kind. */
  readonly fired: number;
};

/** Judges a document by a rule set. An exception in the stylesheet is rethrown, so that it never counts as a pass. */
export function judge(xml: string, ruleSet: keyof typeof RULE_SETS): RuleVerdict {
  const report = transform(RULE_SETS[ruleSet], xml);
  return {
    broken: [...report.matchAll(/<svrl:(?:failed-assert|successful-report)\b[^>]*?\bid="([^"]*)"/g)].map(
      ([, id = ""]) => id,
    ),
    fired: [...report.matchAll(/<svrl:fired-rule/g)].length,
  };
}

/** Throws an Error with libxml2's message when a document does not follow the UBL 2.1 schema. */
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

function compiled(stylesheet: string): unknown {
  const known = inMemory.get(stylesheet);
  if (known) return known;
  const content: unknown = JSON.parse(compiledStylesheet(stylesheet));
  inMemory.set(stylesheet, content);
  return content;
}
