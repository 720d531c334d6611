/** What names begin with, in whole words: "Webex Standaard" and "Webex Premium" share "Webex"; "" when nothing. */
export function commonName(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split(" "));
  const differsAt = first.findIndex((word, index) => others.some((other) => other[index] !== word));
  return first.slice(0, differsAt < 0 ? first.length : differsAt).join(" ");
}

/** A name without what it shares with the others of its list, which would cut off what tells them apart; the whole name when
 *  nothing of it would be left. */
export function ownName(name: string, names: readonly string[]): string {
  const shared = names.length < 2 ? "" : commonName(names);
  const own = name.slice(shared.length).trim();
  return own === "" ? name : own;
}
