import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

const RULES = join(dirname(fileURLToPath(import.meta.url)), "rules");
/** Where the compiled stylesheets of the project are kept. */
const KEPT = join(RULES, "compiled");
/** Where the compiled form of a stylesheet from elsewhere is cached. */
const CACHE = resolve("node_modules/.cache/ubl-rules");

const compiler = createRequire(import.meta.url).resolve("xslt3/package.json");
const { version } = JSON.parse(readFileSync(compiler, "utf8"));

/** The project's own stylesheets, by which documents are judged. */
export const keptStylesheets = readdirSync(RULES)
  .filter((name) => /\.xslt?$/.test(name))
  .map((name) => join(RULES, name));

/** Returns the file that keeps the compiled form of a stylesheet of the project. Its name differs for another
 *  stylesheet or compiler.
 *  @param {string} stylesheet */
export function keptFileOf(stylesheet) {
  return join(KEPT, `${compiledName(stylesheet)}.br`);
}

/** Returns the stylesheet in the form that SaxonJS runs: the kept one, otherwise compiled, which takes most of a
 *  minute for a large one, and cached.
 *  @param {string} stylesheet @returns {string} */
export function compiledStylesheet(stylesheet) {
  const kept = keptFileOf(stylesheet);
  if (existsSync(kept)) return brotliDecompressSync(readFileSync(kept)).toString("utf8");
  const cached = join(CACHE, compiledName(stylesheet));
  if (!existsSync(cached)) {
    mkdirSync(CACHE, { recursive: true });
    const fresh = `${cached}.${String(process.pid)}`;
    compile(stylesheet, fresh);
    renameSync(fresh, cached);
  }
  return readFileSync(cached, "utf8");
}

/** @param {string} stylesheet */
function compiledName(stylesheet) {
  const hash = createHash("sha256").update(`xslt3 ${version}\n`).update(readFileSync(stylesheet));
  return `${basename(stylesheet, extname(stylesheet))}.${hash.digest("hex").slice(0, 16)}.sef.json`;
}

/** @param {string} stylesheet @param {string} file */
function compile(stylesheet, file) {
  const program = join(dirname(compiler), "xslt3.js");
  // Mostly short-lived objects: a larger nursery saves a tenth of the time.
  const args = ["--max-semi-space-size=128", program, `-xsl:${stylesheet}`, `-export:${file}`, "-relocate:on", "-nogo"];
  execFileSync(process.execPath, args, { stdio: "ignore" });
}

/** Compiles the stylesheets of the project again and keeps them, or only compares them with the kept ones.
 *  @param {boolean} onlyCheck @returns {string[]} the stylesheets that differ */
function compileKept(onlyCheck) {
  mkdirSync(KEPT, { recursive: true });
  mkdirSync(CACHE, { recursive: true });
  return keptStylesheets.filter((stylesheet) => {
    const fresh = join(CACHE, `${compiledName(stylesheet)}.${String(process.pid)}`);
    compile(stylesheet, fresh);
    const content = readFileSync(fresh);
    const kept = keptFileOf(stylesheet);
    if (onlyCheck)
      return !existsSync(kept) || undated(compiledStylesheet(stylesheet)) !== undated(content.toString("utf8"));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    writeFileSync(kept, brotliCompressSync(content, { params }));
    return false;
  });
}

/** Returns the compiler's output without the time at which it ran and the checksum over it.
 *  @param {string} content */
function undated(content) {
  return content.replace(/"buildDateTime":"[^"]*"/, "").replace(/"Σ":"[^"]*"/, "");
}

// `node app/modules/invoices/testing/compile-rules.mjs [--check]`
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const different = compileKept(process.argv.includes("--check"));
  for (const stylesheet of different) process.stderr.write(`Compiled, it is not what is kept: ${stylesheet}\n`);
  process.exitCode = different.length > 0 ? 1 : 0;
}
