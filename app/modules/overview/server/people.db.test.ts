import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { executeDueLines } from "~/modules/changes/server/execute-due-lines.server";
import { keepStarterTemplate, MOST_TEMPLATES } from "~/modules/changes/server/starter-templates.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { givenCustomer, type Customer, type GivenProfile } from "~/modules/changes/testing/given-customer";
import { submissionOf } from "~/modules/changes/testing/submission";
import { renamePerson, splitPerson } from "~/modules/inventory/server/correct-person.server";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { parseRowEdits } from "../schemas/import-form";
import { getLeavePage } from "./get-leave-page.server";
import { judgeTable } from "./get-import-page.server";
import { getNumberPage } from "./get-number.server";
import { getNumbers } from "./get-numbers.server";
import { getPeople } from "./get-people.server";
import { getPerson } from "./get-person.server";
import { getStartPage, keepTemplate } from "./get-start-page.server";

// Saturday 2026-11-21.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

let blocks = 0;

async function company(
  names: readonly (GivenProfile & { readonly name: string })[],
): Promise<Customer & { number: (at: number) => string }> {
  blocks += 1;
  const base = `+3124${String(blocks).padStart(6, "0")}`;
  const number = (at: number): string => `${base}${String(at)}`;
  const made = await givenCustomer(portal.context, {
    profiles: names.map((profile, at) =>
      (profile.category ?? "voice") === "voice" ? { e164: number(at), ...profile } : profile,
    ),
    contracted: { voice: 10, mobile: 10 },
    numbers: [{ productCode: "NUM_BLOCK_10_NL", first: number(0), last: number(9) }],
  });
  return { ...made, number };
}

const mobile = { category: "mobile", productCode: "MOBILE_PROFILE_BASIS" } as const;
const staff = [
  { name: "Jan Bakker", options: ["VOICE_UNLIMITED_NL"] },
  { name: "jan  BAKKER", ...mobile },
  { name: "Élise Yılmaz" },
  { name: "Elise Yilmaz", ...mobile },
  { name: "Piet" },
] as const;

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

async function named(customerId: string, name: string): Promise<string> {
  return (await getPeople(portal.web, customerId)).find((person) => person.name === name)?.personId ?? "";
}

describe("R5.8 people", () => {
  test("have the lines of their name in all modules, whatever the case and accents", async () => {
    const { customerId } = await company(staff);
    const people = await getPeople(portal.web, customerId);
    expect(
      people.map(({ name, lines, monthlyCents }) => [name, lines.map(({ category }) => category), monthlyCents]),
    ).toEqual([
      ["Élise Yılmaz", ["voice", "mobile"], 2250],
      ["Jan Bakker", ["voice", "mobile"], 2800],
      ["Piet", ["voice"], 750],
    ]);
  });

  test.each([
    "<script>alert(1)</script>",
    "Robert'); DROP TABLE people;--",
    "محمد علي",
    "李小龍",
    "🏢🏢",
    "x".repeat(120),
    "!!!",
  ])("are told apart whatever their names: %s", async (name) => {
    const { customerId } = await company([{ name }, { name: "Piet" }, { name: `${name} II` }]);
    const people = await getPeople(portal.web, customerId);
    expect(people.map((person) => person.name)).toContain(name);
    expect(people).toHaveLength(3);
  });

  test("are renamed at once on all their lines, with an audit entry", async () => {
    const { customerId, submitter } = await company(staff);
    const personId = await named(customerId, "Jan Bakker");
    const actor = { customerId, email: submitter.email };
    expect(await renamePerson(portal.web, actor, { personId, name: "Jan Bakkers", joins: false })).toEqual({
      kind: "corrected",
      personId,
    });
    const people = await getPeople(portal.web, customerId);
    const jan = people.find((person) => person.personId === personId);
    expect(jan?.name).toBe("Jan Bakkers");
    expect(jan?.lines.map(({ user }) => user)).toEqual(["Jan Bakkers", "Jan Bakkers"]);
    const { rows } = await portal.context.database.pool.query<{ action: string; actor: string }>(
      "SELECT action, actor FROM audit_entries WHERE customer_id = $1",
      [customerId],
    );
    expect(rows).toEqual([{ action: "person-renamed", actor: submitter.email }]);
  });

  test("with somebody else's name stay two until they are joined", async () => {
    const { customerId, submitter } = await company(staff);
    const actor = { customerId, email: submitter.email };
    const [piet, jan] = [await named(customerId, "Piet"), await named(customerId, "Jan Bakker")];
    const rename = { personId: piet, name: "JAN bakker" };
    expect((await renamePerson(portal.web, actor, { ...rename, joins: false })).kind).toBe("taken");
    expect(await getPeople(portal.web, customerId)).toHaveLength(3);
    expect(await renamePerson(portal.web, actor, { ...rename, joins: true })).toEqual({
      kind: "corrected",
      personId: jan,
    });
    const people = await getPeople(portal.web, customerId);
    expect(people.map(({ name, lines }) => [name, lines.length])).toEqual([
      ["Élise Yılmaz", 2],
      ["Jan Bakker", 3],
    ]);
  });

  test("who share a name can be split", async () => {
    const { customerId, submitter, profileIds } = await company(staff);
    const actor = { customerId, email: submitter.email };
    const personId = await named(customerId, "Jan Bakker");
    const whose = await splitPerson(portal.web, actor, {
      personId,
      profileId: profileIds[1] ?? "",
      name: "Jan Bakker jr.",
    });
    expect(whose).not.toBe(personId);
    const people = await getPeople(portal.web, customerId);
    expect(people.map(({ name, lines }) => [name, lines.map(({ category }) => category)])).toContainEqual([
      "Jan Bakker jr.",
      ["mobile"],
    ]);
  });

  test("of another customer can be neither read nor changed", async () => {
    const theirs = await company(staff);
    const mine = await company([{ name: "Piet" }]);
    const personId = await named(theirs.customerId, "Jan Bakker");
    const actor = { customerId: mine.customerId, email: mine.submitter.email };
    const { customerId } = mine;
    await expect(getPerson(portal.web, customerId, personId)).rejects.toThrow("Not found");
    await expect(renamePerson(portal.web, actor, { personId, name: "X", joins: true })).rejects.toThrow("Not found");
    await expect(
      splitPerson(portal.web, actor, { personId, profileId: theirs.profileIds[0] ?? "", name: "X" }),
    ).rejects.toThrow("Not found");
    const asked = { posted: null, language: "nl" } as const;
    await expect(getLeavePage(portal.web, customerId, personId, asked)).rejects.toThrow("Not found");
    await expect(getNumberPage(portal.web, customerId, theirs.number(0), asked)).rejects.toThrow("Not found");
    expect(await named(theirs.customerId, "Jan Bakker")).toBe(personId);
  });

  test("do not see usage from before a line was theirs", async () => {
    const it = await company(staff);
    const { customerId, submitter, profileIds } = it;
    const [profileId = ""] = profileIds;
    const use = (table: string, column: string, day: string, cents: number): Promise<unknown> =>
      portal.context.database.pool.query(
        `INSERT INTO ${table} (customer_id, ${column}, profile_id, from_e164, category, destination, records, minutes, units, charge_cents)
         VALUES ($1, $2, $3, $4, 'national', 'NL', 1, 1, 0, $5)`,
        [customerId, day, profileId, it.number(0), cents],
      );
    for (const [day, cents] of [
      ["2026-11-02", 10],
      ["2026-11-24", 30],
    ] as const) {
      await use("usage_days", "day", day, cents);
    }
    await use("usage_rollups", "month", "2026-10-01", 500);
    await use("usage_rollups", "month", "2026-11-01", 40);
    const before = await getPerson(portal.web, customerId, await named(customerId, "Jan Bakker"));
    expect(before.usage.map(({ month, nationalCents }) => [month, nationalCents])).toEqual([
      ["2026-10-01", 500],
      ["2026-11-01", 40],
    ]);
    const result = await submitChange(
      portal.web,
      customerId,
      submitter,
      submissionOf([{ action: "hand-over", profileId, name: "Sanne" }]),
    );
    if (result.kind !== "queued") throw new Error(result.kind);
    const { context } = portal.at(fixedClock(new Date("2026-11-23T09:00:00+01:00")));
    await executeDueLines(context, { customerId, requestId: result.request.id, date: localDate("2026-11-23") });
    const sanne = await getPerson(portal.web, customerId, await named(customerId, "Sanne"));
    expect(sanne.usage.map(({ month, nationalCents }) => [month, nationalCents])).toEqual([["2026-11-01", 30]]);
    expect(sanne.asked.map(({ line, status }) => [line.action, status])).toEqual([["hand-over", "completed"]]);
    const jan = await getPerson(portal.web, customerId, await named(customerId, "Jan Bakker"));
    expect(jan.person.lines.map(({ category }) => category)).toEqual(["mobile"]);
  });
});

describe("R5.8 numbers", () => {
  test("are listed with who has them, since when, and how many of each block are free", async () => {
    const it = await company(staff);
    const { numbers, blocks } = await getNumbers(portal.web, it.customerId);
    expect(numbers.slice(0, 3).map(({ e164, holder, since }) => [e164, holder?.name ?? null, since])).toEqual([
      [it.number(0), "Jan Bakker", "2025-03-01"],
      [it.number(1), null, null],
      [it.number(2), "Élise Yılmaz", "2025-03-01"],
    ]);
    expect(blocks).toMatchObject([{ free: 7, promised: 0, used: 3, endsOn: null }]);
  });

  test("that a queued line gives to somebody are promised, and as free here as where a number is chosen", async () => {
    const it = await company(staff);
    const { customerId, submitter, profileIds, number } = it;
    const [jan = "", , elise = ""] = profileIds;
    const result = await submitChange(
      portal.web,
      customerId,
      submitter,
      submissionOf([
        { action: "hand-over", profileId: jan, e164: number(5) },
        { action: "hand-over", profileId: elise, e164: number(0), preferredDate: localDate("2026-12-07") },
        {
          action: "add-profile",
          productCode: "VOICE_PROFILE_PRO",
          quantity: 1,
          names: ["Sanne"],
          withPhone: false,
          options: [],
          e164: number(7),
          preferredDate: localDate("2026-12-01"),
        },
      ]),
    );
    expect(result.kind).toBe("queued");
    const { numbers, blocks } = await getNumbers(portal.web, customerId);
    expect(
      [0, 2, 5, 7].map((at) => {
        const found = numbers.find(({ e164 }) => e164 === number(at));
        return [found?.state, found?.holder?.name ?? null, found?.until, found?.promised];
      }),
    ).toEqual([
      ["used", "Jan Bakker", "2026-11-22", { name: "Élise Yılmaz", from: "2026-12-07" }],
      ["used", "Élise Yılmaz", "2026-12-06", null],
      ["promised", null, null, { name: "Jan Bakker", from: "2026-11-23" }],
      ["promised", null, null, { name: "Sanne", from: "2026-12-01" }],
    ]);
    expect(blocks).toMatchObject([{ free: 5, promised: 2, used: 3 }]);
    const { view } = await getStartPage(portal.web, customerId, { posted: null, basis: "", language: "nl" });
    expect(numbers.filter(({ state }) => state === "free").map(({ e164 }) => e164)).toEqual(view.free);
    const page = await getNumberPage(portal.web, customerId, number(7), { posted: null, language: "nl" });
    expect(page.view).toMatchObject({ holder: null, promised: { name: "Sanne", from: "2026-12-01" } });
  });

  test("are given, swapped and released by lines of a request", async () => {
    const it = await company(staff);
    const { customerId, profileIds, number } = it;
    const [jan, , elise] = profileIds;
    const postTo = (at: number, fields: Readonly<Record<string, string>>) =>
      getNumberPage(portal.web, customerId, number(at), {
        posted: formOf({ on: "2026-11-23", ...fields }),
        language: "nl",
      });
    const on = { preferredDate: "2026-11-23" };
    expect((await postTo(1, { intent: "assign", profile: jan ?? "" })).lines).toEqual([
      { action: "hand-over", profileId: jan, e164: number(1), ...on },
    ]);
    expect((await postTo(0, { intent: "swap", profile: elise ?? "" })).lines).toEqual([
      { action: "hand-over", profileId: jan, e164: number(2), ...on },
      { action: "hand-over", profileId: elise, e164: number(0), ...on },
    ]);
    expect((await postTo(0, { intent: "release" })).lines).toEqual([
      { action: "hand-over", profileId: jan, release: true, ...on },
    ]);
    expect((await postTo(0, { intent: "another", number: number(2) })).lines).toBeNull();
    expect((await postTo(1, { intent: "assign", profile: "" })).view.problem).toBe("chooseSomebody");
    expect((await postTo(0, { intent: "release", on: "morgen" })).view.problem).toBe("dateWrong");
    expect((await postTo(0, { intent: "release", on: "2026-11-22" })).view.refused?.isPossible).toBe(false);
  });
});

describe("R5.8 somebody leaves", () => {
  const leaves = async (it: Customer, fields: Readonly<Record<string, string>>) =>
    getLeavePage(portal.web, it.customerId, await named(it.customerId, "Jan Bakker"), {
      posted: formOf({ intent: "add", day: "own", ownDay: "2026-12-18", ...fields }),
      language: "nl",
    });

  test("and a colleague gets the number the working day after, who has it when both lines are executed", async () => {
    const it = await company([...staff, { name: "Els" }]);
    const { customerId, submitter, profileIds, number } = it;
    const [jan = "", mobileOfJan = "", , , piet = ""] = profileIds;
    const { lines, view } = await leaves(it, {
      [`do.${jan}`]: "give",
      [`number.${jan}`]: "PIET",
      [`do.${mobileOfJan}`]: "keep",
    });
    expect(view.outcome).toMatchObject({ isPossible: true, oneTimeCents: 0, buyOutCents: 0 });
    expect(lines).toEqual([
      { action: "remove-profile", profileId: jan, preferredDate: "2026-12-18" },
      { action: "hand-over", profileId: piet, e164: number(0), preferredDate: "2026-12-21" },
    ]);
    const result = await submitChange(portal.web, customerId, submitter, submissionOf(lines ?? []));
    if (result.kind !== "queued") throw new Error(result.kind);
    for (const day of ["2026-12-18", "2026-12-21"]) {
      const { context } = portal.at(fixedClock(new Date(`${day}T09:00:00+01:00`)));
      await executeDueLines(context, { customerId, requestId: result.request.id, date: localDate(day) });
    }
    const then = portal.at(fixedClock(new Date("2026-12-21T10:00:00+01:00"))).web;
    const { numbers } = await getNumbers(then, customerId);
    expect(numbers.filter(({ holder }) => holder?.name === "Piet").map(({ e164 }) => e164)).toEqual([number(0)]);
    expect(numbers.find(({ e164 }) => e164 === number(4))?.holder).toBeNull();
  });

  test.each([
    { to: "", problem: "numberNobody", because: "nobody was named" },
    { to: "Sanne", problem: "numberNobody", because: "nobody has that name" },
    { to: "Jan Bakker", problem: "numberNobody", because: "it is whoever leaves" },
    { to: "dubbel", problem: "numberSeveral", because: "two have that name" },
  ])("and nobody gets the number: $because", async ({ to, problem }) => {
    const it = await company([...staff, { name: "Dubbel" }, { name: "dubbel" }]);
    const [jan = ""] = it.profileIds;
    const { lines, view } = await leaves(it, { [`do.${jan}`]: "give", [`number.${jan}`]: to });
    expect(lines).toBeNull();
    expect(view.problems).toEqual([{ fieldId: `number.${jan}`, textKey: problem }]);
  });
});

describe("somebody who starts", () => {
  const language = "nl" as const;

  test("is set up like a colleague, with a number and a cost centre from the first day on", async () => {
    const it = await company(staff);
    const { customerId, submitter } = it;
    const person = await named(customerId, "Jan Bakker");
    const posted = formOf({
      name: "Sanne de Wit",
      basis: `person:${person}`,
      number: it.number(5),
      costCentre: "Sales",
    });
    const { lines, view } = await getStartPage(portal.web, customerId, { posted, basis: "", language });
    expect(view.outcome).toMatchObject({ isPossible: true, oneTimeCents: 1500 });
    expect(lines).toMatchObject([
      {
        productCode: "VOICE_PROFILE_PRO",
        options: ["VOICE_UNLIMITED_NL"],
        names: ["Sanne de Wit"],
        e164: it.number(5),
      },
      { productCode: "MOBILE_PROFILE_BASIS", names: ["Sanne de Wit"] },
    ]);
    const result = await submitChange(portal.web, customerId, submitter, submissionOf(lines ?? []));
    if (result.kind !== "queued") throw new Error(result.kind);
    const { context } = portal.at(fixedClock(new Date("2026-11-24T09:00:00+01:00")));
    await executeDueLines(context, { customerId, requestId: result.request.id, date: localDate("2026-11-24") });
    const sanne = (await getPeople(portal.at(fixedClock(new Date("2026-11-24T10:00:00+01:00"))).web, customerId)).find(
      ({ name }) => name === "Sanne de Wit",
    );
    expect(sanne?.lines.map(({ category, e164, costCentre }) => [category, e164, costCentre])).toEqual([
      ["voice", it.number(5), "Sales"],
      ["mobile", null, "Sales"],
    ]);
  });

  test("is set up from a template made from a colleague, which no other customer has", async () => {
    const { customerId, submitter } = await company(staff);
    const other = await company(staff);
    const actor = { customerId, email: submitter.email };
    const basis = `person:${await named(customerId, "Jan Bakker")}`;
    expect(await keepTemplate(portal.web, actor, formOf({ template: "Sales", basis, withPhone: "on" }))).toBeNull();
    expect(await keepTemplate(portal.web, actor, formOf({ template: " ", basis }))).toMatchObject({
      textKey: "nameEmpty",
    });
    const asked = { posted: null, basis: "", language };
    const { view } = await getStartPage(portal.web, customerId, asked);
    expect(view.choices[0]).toMatchObject({ kind: "template", name: "Sales" });
    const posted = formOf({ name: "Sanne", basis: view.choices[0]?.value ?? "" });
    const { lines } = await getStartPage(portal.web, customerId, { ...asked, posted });
    expect(lines).toHaveLength(2);
    const theirs = await getStartPage(portal.web, other.customerId, asked);
    expect(theirs.view.choices.filter(({ kind }) => kind === "template")).toEqual([]);
    expect((await getStartPage(portal.web, other.customerId, { ...asked, posted })).view.problems).toMatchObject([
      { textKey: "chooseBasis" },
    ]);
  });

  test("the number of templates is limited", async () => {
    const { customerId, submitter } = await company([{ name: "Piet" }]);
    const actor = { customerId, email: submitter.email };
    const kept = [];
    for (let at = 0; at <= MOST_TEMPLATES; at += 1) {
      kept.push(await keepStarterTemplate(portal.web, actor, `T${String(at)}`, { items: [] }));
    }
    expect(kept.filter((isKept) => !isKept)).toHaveLength(1);
  });

  test("500 rows are judged at once, each with its own verdict", async () => {
    const { customerId } = await company(staff);
    const rows = Array.from(
      { length: 500 },
      (_, at) => `Nieuw ${String(at)};${at % 100 === 7 ? "Niemand" : "Pro"};;;Sales`,
    );
    const text = `\uFEFFnaam;sjabloon;datum;nummer;kostenplaats\r\n${rows.join("\r\n")}`;
    const { view, lines, left } = await judgeTable(portal.web, customerId, { text, page: 1, language });
    expect(view.counts).toEqual({ good: 495, bad: 5 });
    expect(view.rows).toMatchObject({ page: 1, pages: 10, total: 500 });
    expect(view.rows?.items.slice(0, 6).map(({ row, problems }) => [row, problems])).toEqual([
      ...[9, 109, 209, 309, 409].map((row) => [row, ["rowLikeUnknown"]]),
      [2, []],
    ]);
    expect(lines).toHaveLength(495);
    expect(left.split("\n")).toHaveLength(6);
  }, 60_000);

  test("a row of 500 is corrected in place, and the others keep their verdict", async () => {
    const { customerId } = await company(staff);
    const rows = Array.from(
      { length: 500 },
      (_, at) => `Nieuw ${String(at)};${at % 100 === 7 ? "Niemand" : "Pro"};Sales`,
    );
    const asked = { page: 1, language };
    const first = await judgeTable(portal.web, customerId, {
      ...asked,
      text: `naam;sjabloon;kostenplaats\r\n${rows.join("\r\n")}`,
    });
    const [bad] = first.view.rows?.items ?? [];
    if (bad?.typed == null) throw new Error("The first row is to be mended");
    expect(first.view.rows?.items.filter(({ typed }) => typed !== null).map(({ row }) => row)).toEqual([
      9, 109, 209, 309, 409,
    ]);
    const form = new FormData();
    for (const [column, was] of Object.entries(bad.typed)) {
      form.set(`was.${String(bad.row)}.${column}`, was);
      form.set(`fix.${String(bad.row)}.${column}`, column === "like" ? "Plus" : was);
    }
    const edits = parseRowEdits(form);
    const second = await judgeTable(portal.web, customerId, { ...asked, text: first.view.text, edits });
    expect(second.view.counts).toEqual({ good: 496, bad: 4 });
    expect(second.view.text.split("\n")[8]).toBe("Nieuw 7;Plus;Sales");
    expect(second.lines).toHaveLength(496);
    const again = await judgeTable(portal.web, customerId, { ...asked, text: second.view.text, edits });
    expect(again.view.text).toBe(second.view.text);
  }, 60_000);

  test("a row whose number another row takes is reported, and the rest stays valid", async () => {
    const it = await company(staff);
    const text = `name\ttemplate\tdate\tnumber\nA\tJan Bakker\t\t${it.number(8)}\nB\tPlus\t\t${it.number(8)}\nC\tPlus\t2026-11-22\t`;
    const { view, lines } = await judgeTable(portal.web, it.customerId, { text, page: 1, language });
    expect(view.rows?.items.map(({ name, errors }) => [name, errors.length])).toEqual([
      ["B", 1],
      ["C", 2],
      ["A", 0],
    ]);
    expect(lines.map((line) => ("names" in line ? line.names : []))).toEqual([["A"], ["A"]]);
  });
});
