/** A text of the tree; `path` from its root, with forward slashes. */
export type TreeFile = { readonly path: string; readonly text: string };

/** Returns what is wrong between the pages of `docs/rules` and the tree, one sentence each: a reference to a rule
 *  that no page states; a rule that is said to be built without code or a test that names it; code and tests that
 *  name a rule which is said not to be built; a link of a document, or a path in code type in one of `docs`, that
 *  leads nowhere. `paths` are all files and folders. Empty when they agree. */
export function ruleProblems(files: readonly TreeFile[], paths: ReadonlySet<string>): string[] {
  const pages = files.filter(({ path }) => RULE_PAGE.test(path));
  const rules = pages.flatMap(rulesOf);
  const tree: Tree = {
    paths,
    texts: new Map(files.map(({ path, text }) => [path, text])),
    named: new Map(files.map((file) => [file.path, referencesOf(file)])),
  };
  return [
    ...pages.flatMap(headingProblems),
    ...twice(rules.map(({ name }) => name)).map((name) => `${name} is stated twice`),
    ...rules.flatMap((rule) => ruleProblemsOf(rule, tree)),
    ...referenceProblems(rules, groupsOf(pages), tree),
    ...files.filter(({ path }) => path.endsWith(".md")).flatMap((file) => linkProblems(file, tree)),
    ...files.filter(({ path }) => /^docs\/.*\.md$/.test(path)).flatMap((file) => pathProblems(file, tree)),
  ];
}

type Tree = {
  readonly paths: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly named: ReadonlyMap<string, readonly Reference[]>;
};

type Reference = { readonly name: string; readonly line: number };

/** A rule as its page states it. The links are paths from the root of the tree; null when the page has no such item. */
type Rule = {
  readonly name: string;
  readonly code: readonly string[] | null;
  readonly tests: readonly string[] | null;
  readonly isSaidToBeMissing: boolean;
};

const RULE_PAGE = /^docs\/rules\/r\d\d-[^/]+\.md$/;
const PAGE_HEADING = /^# (R\d+) /m;
const RULE_HEADING = /^## (R\d+(?:\.\d+)?) /;
const DATA_FILE = /\.(?:csv|json)$/;
const TEST_FILE = /\.(?:test|spec)\.tsx?$/;
const LINK = /\]\(([^)\s]+)\)/g;
const REFERENCE = /\bR(\d{1,2})(?:\.(\d{1,2}))?(?:[–-]R(\d{1,2})(?:\.(\d{1,2}))?)?\b/g;

function rulesOf({ path, text }: TreeFile): Rule[] {
  return text.split(/^(?=## )/m).flatMap((section) => {
    const name = RULE_HEADING.exec(section)?.[1];
    if (name === undefined) return [];
    const item = (start: string): readonly string[] | null => {
      const line = section.split("\n").find((each) => each.startsWith(`- ${start}:`));
      return line === undefined ? null : linksIn(line).map((target) => resolve(path, target));
    };
    return [
      { name, code: item("Code"), tests: item("Tests"), isSaidToBeMissing: section.includes("\n- Not built yet") },
    ];
  });
}

function groupsOf(pages: readonly TreeFile[]): Set<string> {
  return new Set(pages.flatMap(({ text }) => PAGE_HEADING.exec(text)?.[1] ?? []));
}

/** Returns the rules that are on the page of another group. */
function headingProblems({ path, text }: TreeFile): string[] {
  const group = PAGE_HEADING.exec(text)?.[1];
  if (group === undefined) return [`${path} has no heading of a group of rules`];
  return rulesOf({ path, text })
    .filter(({ name }) => name !== group && !name.startsWith(`${group}.`))
    .map(({ name }) => `${name} stands on the page of ${group}`);
}

function ruleProblemsOf({ name, code, tests, isSaidToBeMissing }: Rule, { paths, named }: Tree): string[] {
  const isNamedIn = (path: string): boolean => (named.get(path) ?? []).some((reference) => reference.name === name);
  if (code === null) {
    if (!isSaidToBeMissing) return [`${name} names no code and does not say that it is not built yet`];
    return tests === null ? [] : [`${name} is said not to be built yet and has tests`];
  }
  const present = (tests ?? []).filter((path) => paths.has(path));
  // Data, such as a price list, names no rules.
  const sources = code.filter((path) => !DATA_FILE.test(path) && paths.has(path));
  return [
    ...(code.length === 0 ? [`${name} links no code`] : []),
    ...(sources.length > 0 && !sources.some(isNamedIn) ? [`${name} links no code that names it`] : []),
    ...((tests ?? []).length === 0 ? [`${name} links no test`] : []),
    ...code.filter((path) => TEST_FILE.test(path)).map((path) => `${name} links the test ${path} as code`),
    ...present
      .filter((path) => !TEST_FILE.test(path) || !isNamedIn(path))
      .map((path) => `${name} links ${path}, which is no test that names it`),
  ];
}

function referenceProblems(rules: readonly Rule[], groups: ReadonlySet<string>, { named }: Tree): string[] {
  const stated = new Set(rules.map(({ name }) => name));
  const missing = new Set(rules.filter(({ code }) => code === null).map(({ name }) => name));
  return [...named].flatMap(([path, references]) =>
    references.flatMap(({ name, line }) => {
      const where = `${path}:${String(line)}`;
      if (!stated.has(name) && !groups.has(name)) return [`${where} names ${name}, which no page of docs/rules states`];
      const isDocument = path.endsWith(".md");
      return missing.has(name) && !isDocument ? [`${where} names ${name}, which is said not to be built yet`] : [];
    }),
  );
}

/** Returns the rules that a text names, those of a range such as R2.2–R2.4 one by one. */
function referencesOf({ text }: TreeFile): Reference[] {
  return text
    .split("\n")
    .flatMap((words, at) =>
      [...words.matchAll(REFERENCE)].flatMap((match) => namesOf(match).map((name) => ({ name, line: at + 1 }))),
    );
}

function namesOf([, group = "", rule, lastGroup, lastRule]: RegExpExecArray): string[] {
  if (lastGroup === undefined) return [nameOf(group, rule)];
  if (rule === undefined && lastRule === undefined) {
    return numbersBetween(group, lastGroup).map((number) => nameOf(String(number), undefined));
  }
  if (rule === undefined || lastRule === undefined || group !== lastGroup) {
    return [nameOf(group, rule), nameOf(lastGroup, lastRule)];
  }
  return numbersBetween(rule, lastRule).map((number) => nameOf(group, String(number)));
}

function nameOf(group: string, rule: string | undefined): string {
  return rule === undefined ? `R${group}` : `R${group}.${rule}`;
}

function numbersBetween(first: string, last: string): number[] {
  const count = Math.max(Number(last) - Number(first) + 1, 1);
  return Array.from({ length: count }, (_, at) => Number(first) + at);
}

/** Returns the links within the tree that lead to no file or folder, or to no heading of the file. */
function linkProblems({ path, text }: TreeFile, { paths, texts }: Tree): string[] {
  return linksIn(text.replace(/^```[\s\S]*?^```/gm, "")).flatMap((link) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [target = "", anchor] = link.split("#");
    const file = target === "" ? path : resolve(path, target);
    if (!paths.has(file)) return [`${path} links ${target}, which is not there`];
    const isHeading = anchor === undefined || anchorsOf(texts.get(file) ?? "").has(anchor);
    return isHeading ? [] : [`${path} links ${link}, which has no such heading`];
  });
}

const WRITTEN_PATH = /`(([\w-]+)(?:\/[\w.$[\]-]+)+)\/?`/g;
/** What a document may leave out at the beginning and at the end of a path. */
const PATH_STARTS = ["", "app/", "app/modules/"];
const PATH_ENDINGS = ["", ".ts", ".tsx", ".server.ts"];

/** The folder of built files, which not every checkout has. */
const BUILT = "build";

/** Returns the paths that begin with a folder of the tree and lead nowhere. Anything else is not a path: content types,
 *  packages, addresses. */
function pathProblems({ path, text }: TreeFile, { paths }: Tree): string[] {
  return [...text.matchAll(WRITTEN_PATH)].flatMap(([, written = "", first = ""]) => {
    if (first === BUILT) return [];
    const starts = PATH_STARTS.filter((start) => paths.has(`${start}${first}`));
    const isThere = starts.some((start) => PATH_ENDINGS.some((ending) => paths.has(`${start}${written}${ending}`)));
    return starts.length === 0 || isThere ? [] : [`${path} names ${written}, which is not there`];
  });
}

function linksIn(text: string): string[] {
  return [...text.matchAll(LINK)].map(([, target = ""]) => target);
}

/** Returns the anchors of a document's headings, as Markdown viewers name them. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}

/** Returns the path from the root that a link of a document means. */
function resolve(from: string, link: string): string {
  return decodeURIComponent(new URL(link, `file:///${from}`).pathname)
    .slice(1)
    .replace(/\/$/, "");
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
