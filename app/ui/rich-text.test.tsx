import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { rich } from "./rich-text";

const markup = (text: string): string =>
  renderToStaticMarkup(
    <>
      {rich(text, {
        b: (words) => <b>{words}</b>,
        link: (words) => <a href="/usage">{words}</a>,
      })}
    </>,
  );

describe("a sentence with marked words", () => {
  test.each([
    { text: "Op <b>1 december</b>.", html: "Op <b>1 december</b>.", because: "the mark becomes its part" },
    {
      text: "<link>Verbruik</link> en <b>meer</b>",
      html: '<a href="/usage">Verbruik</a> en <b>meer</b>',
      because: "several marks",
    },
    { text: "Geen merk", html: "Geen merk", because: "a plain sentence stays" },
    { text: "<i>vreemd</i>", html: "vreemd", because: "an unknown mark is dropped" },
    {
      text: "<img src=x> & <b>a</b>",
      html: "&lt;img src=x&gt; &amp; <b>a</b>",
      because: "nothing else becomes markup",
    },
  ])("$text: $because", ({ text, html }) => {
    expect(markup(text)).toBe(html);
  });
});
