import { Fragment, type ReactNode } from "react";

/** A sentence with marked words: `rich(sentence, { b: (words) => <b>{words}</b> })` for "… op <b>1 december</b>.".
 *  Marks do not nest; a mark without a part stays plain text. */
export function rich(text: string, parts: Readonly<Record<string, (words: string) => ReactNode>>): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const [whole, name = "", words = ""] = match;
    pieces.push(text.slice(at, match.index));
    pieces.push(parts[name]?.(words) ?? words);
    at = match.index + whole.length;
  }
  pieces.push(text.slice(at));
  return pieces.map((piece, index) => <Fragment key={index}>{piece}</Fragment>);
}
