/** An element of an XML document, which contains text or elements. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
};

export function element(
  name: string,
  content: string | readonly (XmlElement | null)[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return {
    name,
    attributes,
    content: typeof content === "string" ? content : content.filter((child) => child !== null),
  };
}

/** Returns a whole document in UTF-8, with one element per line. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, "")}`;
}

function render({ name, attributes, content }: XmlElement, indent: string): string {
  const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(" ");
  if (typeof content === "string") return `${indent}<${open}>${escapeXml(content)}</${name}>\n`;
  return `${indent}<${open}>\n${content.map((child) => render(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
}

/** Escapes text for an element or an attribute. Characters that XML 1.0 forbids are left out. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"'\r\n\t]/g, (character) => ENTITIES[character] ?? character);
}

/** Control characters, non-characters and unpaired surrogates. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are the characters that are meant
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};
