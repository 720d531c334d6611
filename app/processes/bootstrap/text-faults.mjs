import { dirname, join, resolve, sep } from "node:path";
import ts from "typescript";

/** Returns what the compiler does not report about texts: a sentence that nothing uses, a key that two namespaces of one call share, a
 *  namespace that a page uses but does not bring, or brings but does not use. The keys of a call are those that the compiler inferred,
 *  computed ones included.
 *  @param {string} root The project. @param {readonly string[] | null} files Those to look at; null: all that `tsconfig.json` names.
 *  @param {ReadonlyMap<string, string>} [overlay] Texts of files that are not on disk. @returns {string[]} A line for each fault. */
export function textFaults(root, files = null, overlay = new Map()) {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.json"), { incremental: false }, parseHost());
  if (config === undefined) throw new Error("There is no tsconfig.json.");
  const app = join(root, "app") + sep;
  const isShipped = (/** @type {string} */ name) => name.startsWith(app) && !/\.test\.tsx?$|\/testing\//.test(name);
  const names = files ?? config.fileNames.filter(isShipped);
  const host = overlaid(config.options, overlay);
  const program = ts.createProgram(names, { ...config.options, incremental: false }, host);
  const sources = program.getSourceFiles().filter(({ fileName }) => isShipped(fileName));
  const checker = program.getTypeChecker();
  const namespaces = namespacesOf(program, checker, join(app, "locales", "namespaces.ts"));
  const used = new Set();
  const faults = [];
  for (const source of sources) {
    visit(source, (node) => {
      if (!ts.isCallExpression(node) || node.arguments.length === 0) return;
      const asked = translateCall(node, checker);
      for (const key of asked?.keys ?? []) {
        const holding = asked.namespaces.filter((name) => namespaces.get(name)?.has(key));
        if (holding.length > 1) faults.push(`${at(source, node, root)}: ${key} stands in ${holding.join(" and ")}`);
        for (const name of holding) used.add(`${name}.${key}`);
      }
    });
  }
  for (const [name, keys] of namespaces) {
    for (const key of keys) if (!used.has(`${name}.${key}`)) faults.push(`Nothing asks for ${name}.${key}.`);
  }
  return [...faults, ...pageFaults(program, host, sources, app, root, namespaces)];
}

/** Returns the keys of each namespace, plural forms as one. */
function namespacesOf(program, checker, path) {
  const source = program.getSourceFile(path);
  const declared = source?.statements.find(
    (node) => ts.isTypeAliasDeclaration(node) && node.name.text === "Namespaces",
  );
  if (declared === undefined) throw new Error(`There are no Namespaces in ${path}.`);
  return new Map(
    checker
      .getPropertiesOfType(checker.getTypeAtLocation(declared))
      .map((namespace) => [
        namespace.name,
        new Set(
          checker
            .getPropertiesOfType(checker.getTypeOfSymbol(namespace))
            .map(({ name }) => name.replace(/_(one|other)$/, "")),
        ),
      ]),
  );
}

/** Returns what a call of a `Translate` asks for. Null when it is another call. */
function translateCall(call, checker) {
  // A property that is a `Translate` is named `t`. Asking for the type of every method would make the compiler infer everything before it.
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression) && expression.name.text !== "t") return null;
  const { aliasSymbol, aliasTypeArguments } = checker.getTypeAtLocation(call.expression);
  if (aliasSymbol?.name !== "Translate" || aliasTypeArguments?.[0] === undefined) return null;
  const keys = keysOf(call.arguments[0], checker) ?? keysInferred(call, checker);
  return keys === null ? null : { namespaces: literalsOf(aliasTypeArguments[0]), keys };
}

/** Returns the keys that an argument is: written, or computed from literals. Null when it does not tell by itself. To resolve the call
 *  would tell as well, but makes the compiler infer whatever stands around it.
 *  @param {ts.Expression} node @returns {string[] | null} */
function keysOf(node, checker) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return keysOf(node.expression, checker);
  if (ts.isConditionalExpression(node)) {
    const [one, other] = [keysOf(node.whenTrue, checker), keysOf(node.whenFalse, checker)];
    return one === null || other === null ? null : [...one, ...other];
  }
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (before, { expression, literal }) => {
        const inside = before === null ? null : keysOf(expression, checker);
        return inside?.flatMap((part) => before.map((start) => `${start}${part}${literal.text}`)) ?? null;
      },
      /** @type {string[] | null} */ ([node.head.text]),
    );
  }
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return null;
  const type = checker.getTypeAtLocation(node);
  const types = type.isUnion() ? type.types : [type];
  return types.every((each) => each.isStringLiteral()) ? literalsOf(type) : null;
}

/** @returns {string[] | null} */
function keysInferred(call, checker) {
  const parameter = checker.getResolvedSignature(call)?.parameters[0];
  return parameter === undefined ? null : literalsOf(checker.getTypeOfSymbolAtLocation(parameter, call));
}

/** @param {ts.Type} type @returns {string[]} */
function literalsOf(type) {
  return (type.isUnion() ? type.types : [type]).flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
}

/** Returns the faults of pages: a page brings the namespaces that the files of its route use, through any chain of imports,
 *  and those of the root. */
function pageFaults(program, host, sources, app, root, known) {
  const asksOf = new Map(sources.map((source) => [source.fileName, namespacesAskedIn(source)]));
  const cache = ts.createModuleResolutionCache(root, (name) => name, program.getCompilerOptions());
  const importsOf = new Map(sources.map((source) => [source.fileName, importedBy(source, program, host, cache)]));
  const brought = (source) =>
    source === undefined
      ? []
      : callsOf(source, /^pageTexts$/).flatMap((call) => stringsIn(call).filter((text) => known.has(text)));
  const shared = brought(program.getSourceFile(join(app, "root.tsx")));
  return sources
    .filter(({ fileName }) => dirname(fileName) === join(app, "routes") && fileName.endsWith(".tsx"))
    .flatMap((route) => {
      const own = brought(route);
      const asked = new Set(["errors"]);
      for (const file of reachedFrom(route.fileName, importsOf))
        for (const name of asksOf.get(file) ?? []) asked.add(name);
      const where = route.fileName.slice(root.length + 1);
      return [
        ...[...asked]
          .filter((name) => name !== "errors" && !own.includes(name) && !shared.includes(name))
          .map((name) => `${where}: asks for ${name}, but does not bring it.`),
        ...own.filter((name) => !asked.has(name)).map((name) => `${where}: brings ${name}, but does not ask for it.`),
      ];
    });
}

function namespacesAskedIn(source) {
  return callsOf(source, /^useTexts$|\.texts$/).flatMap(stringsIn);
}

function callsOf(source, callee) {
  const calls = [];
  visit(source, (node) => {
    if (ts.isCallExpression(node) && callee.test(node.expression.getText(source))) calls.push(node);
  });
  return calls;
}

function stringsIn(call) {
  return call.arguments.flatMap((argument) => (ts.isStringLiteral(argument) ? [argument.text] : []));
}

/** Returns the imports of a file that reach the browser: values, and nothing from the server. */
function importedBy(source, program, host, cache) {
  return source.statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) || node.importClause?.isTypeOnly === true) return [];
    const { text } = node.moduleSpecifier;
    const found = ts.resolveModuleName(text, source.fileName, program.getCompilerOptions(), host, cache);
    const file = found.resolvedModule?.resolvedFileName;
    return file === undefined || /\.server\.tsx?$/.test(file) ? [] : [resolve(file)];
  });
}

function reachedFrom(start, importsOf) {
  const reached = new Set([start]);
  for (const file of reached) for (const next of importsOf.get(file) ?? []) reached.add(next);
  return reached;
}

function visit(node, look) {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

function at(source, node, root) {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName.slice(root.length + 1)}:${String(line + 1)}`;
}

function parseHost() {
  return {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (fault) => {
      throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
    },
  };
}

function overlaid(options, overlay) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => overlay.has(name) || fileExists(name);
  host.readFile = (name) => overlay.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = overlay.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0], true);
  };
  return host;
}
