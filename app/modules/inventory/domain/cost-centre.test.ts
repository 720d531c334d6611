import { expect, test } from "vitest";

import { costCentreProblem } from "./cost-centre";

test.each([
  { name: "", problem: "costCentreEmpty", because: "removing one has its own button" },
  { name: "Verkoop & service", problem: null, because: "any words" },
  { name: "4100", problem: null, because: "a number" },
  { name: "-", problem: "costCentreWithoutLetter", because: "it stands for no cost centre" },
  { name: "a\u0000b", problem: "costCentreWithoutLetter", because: "no name has a control character" },
  { name: "x".repeat(41), problem: "costCentreTooLong", because: "it stands in narrow columns" },
])("$name: $problem, $because", ({ name, problem }) => expect(costCentreProblem(name)).toBe(problem));
