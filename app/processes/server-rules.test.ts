import { describe, expect, test } from "vitest";

import type { Rights, ServerFacts } from "~/platform/database/server-facts.server";

import { serverProblems } from "./server-rules";

const OWN = { exists: true, isMember: true, mayGrant: true };
const ABSENT = { exists: false, isMember: false, mayGrant: false };
const FOREIGN = { exists: true, isMember: false, mayGrant: false };

const roles = (facts: typeof OWN): Rights["roles"] =>
  ["insight_clerk", "insight_operator", "insight_web"].map((name) => ({ name, ...facts }));

const OWNER: Rights = {
  isSuperuser: false,
  createsRoles: true,
  createsSchemas: true,
  createsTables: true,
  owner: "insight",
  isOwner: true,
  roles: roles(OWN),
};

const GOOD: ServerFacts = {
  version: 180_003,
  encoding: "UTF8",
  hasIcu: true,
  knowsCase: true,
  sortsAsBefore: true,
  database: "insight",
  login: "insight",
  rights: OWNER,
};

const NEW: Rights = { ...OWNER, owner: null, isOwner: false, roles: roles(ABSENT) };

describe("a database server that the product can run on", () => {
  test.each<{ because: string; facts: Partial<ServerFacts> }>([
    { because: "the owner of the tables signs in", facts: {} },
    { because: "a later version", facts: { version: 190_000 } },
    { because: "an empty database of somebody who may create roles", facts: { rights: NEW } },
    {
      because: "roles were made by a superuser and given away",
      facts: { rights: { ...NEW, createsRoles: false, roles: roles(OWN) } },
    },
    {
      because: "roles exist, so that only tables are left to create",
      facts: {
        rights: { ...OWNER, createsRoles: false, createsSchemas: false, roles: roles({ ...OWN, mayGrant: false }) },
      },
    },
    {
      because: "a superuser may do everything",
      facts: { rights: { ...OWNER, isSuperuser: true, isOwner: false, owner: "x", roles: roles(FOREIGN) } },
    },
  ])("$because", ({ facts }) => {
    expect(serverProblems({ ...GOOD, ...facts })).toEqual([]);
  });
});

describe("a database server that it can't run on", () => {
  test.each<{ facts: Partial<ServerFacts>; says: RegExp }>([
    { facts: { version: 150_018 }, says: /^it is PostgreSQL 15\.18: version 18 or later/ },
    { facts: { version: 170_009 }, says: /^it is PostgreSQL 17\.9:/ },
    { facts: { hasIcu: false }, says: /without ICU/ },
    { facts: { encoding: "SQL_ASCII", knowsCase: false }, says: /encoding SQL_ASCII: make it with ENCODING 'UTF8'/ },
    { facts: { knowsCase: false }, says: /small forms of letters/ },
    { facts: { sortsAsBefore: false }, says: /REFRESH COLLATION VERSION/ },
    { facts: { rights: { ...OWNER, isOwner: false, owner: "boss" } }, says: /belong to boss, not to insight/ },
    { facts: { rights: { ...NEW, createsSchemas: false } }, says: /GRANT CREATE ON DATABASE insight TO insight/ },
    { facts: { rights: { ...NEW, createsTables: false } }, says: /GRANT CREATE ON SCHEMA public TO insight/ },
    { facts: { rights: { ...NEW, createsRoles: false } }, says: /insight_web: ALTER ROLE insight CREATEROLE/ },
    { facts: { rights: { ...NEW, roles: roles(FOREIGN) } }, says: /insight_web TO insight WITH ADMIN OPTION/ },
    { facts: { rights: { ...OWNER, roles: roles(FOREIGN) } }, says: /were made by another/ },
  ])("says in one line: $says", ({ facts, says }) => {
    const problems = serverProblems({ ...GOOD, ...facts });
    expect(problems).toEqual([expect.stringMatching(says)]);
    expect(problems[0]).not.toContain("\n");
  });

  test("reports everything at once", () => {
    const rights = { ...NEW, createsRoles: false, createsSchemas: false, createsTables: false };
    const facts = {
      version: 150_000,
      encoding: "LATIN1",
      hasIcu: false,
      knowsCase: false,
      sortsAsBefore: false,
      rights,
    };
    expect(serverProblems({ ...GOOD, ...facts })).toHaveLength(7);
  });
});
