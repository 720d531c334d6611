import { readerIn } from "~/platform/texts/texts.server";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { linesOf } from "~/modules/changes/domain/desk/change-draft";
import { evaluationInputOf, type ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { withModule, modulesInService, prefilledView } from "~/modules/changes/domain/desk/draft-view";
import { evaluate } from "~/modules/changes/words/preview-in-words";
import { findingWords } from "~/modules/changes/words/finding-words";
import { parseChangeForm } from "~/modules/changes/schemas/change-form";
import { getPeopleDesk, type PeopleDesk as Desk } from "~/modules/changes/server/get-change-desk.server";
import { ChangeDesk } from "~/modules/changes/ui/change-desk";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { modulesShown } from "~/modules/inventory/domain/users-filter";
import { usersAddress } from "~/modules/inventory/schemas/users-filter-schema";
import { ModulesPage } from "~/modules/inventory/ui/modules-page";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { stories } from "../../prisma/seed/stories";
import { getModules } from "~/modules/overview/server/get-modules.server";
import { deliverCategory } from "~/modules/onboarding/server/deliver-category.server";
import { provisionCustomer } from "~/modules/onboarding/server/provision-customer.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

/** Findings that must not follow from anything that a page offers. */
const KNOWN_BEFOREHAND = [
  "NOT_SELF_SERVICE",
  "HARDWARE_NOT_ALLOWED",
  "OPTION_NOT_ALLOWED",
  "MIN_PROFILES",
  "NUMBER_IN_USE",
  "UNKNOWN_PRODUCT",
  "PROFILE_NOT_ACTIVE",
  "ALREADY_PENDING",
  "OPTION_MISSING",
];

test.each(stories.map((story) => story(localDate("2026-11-21"))))(
  "nothing that the pages offer the customer of the story $name is refused for a reason known beforehand",
  async (story) => {
    const { customerId, customerNumber } = await provisionCustomer(portal.context, story.provision);
    for (const { category, on } of story.signed) {
      if (on <= "2026-11-21") await deliverCategory(portal.context, { customerNumber, category, signedOn: on });
    }
    const desk = await getPeopleDesk(portal.context, customerId);
    const refused = [...changePage(desk), ...modulesPage(desk.snapshot, await modulesOf(customerId))].flatMap(
      ([offer, codes]) => codes.filter((code) => KNOWN_BEFOREHAND.includes(code)).map((code) => `${offer}: ${code}`),
    );
    expect(refused).toEqual([]);
    expect(desk.snapshot.profiles.length).toBeGreaterThan(0);
  },
);

type Offered = readonly [offer: string, codes: readonly string[]];

/** Presses each button of the page, for everyone and in each of its modules, each time on an empty draft. */
function changePage(desk: Desk): Offered[] {
  const { snapshot } = desk;
  return [null, ...modulesInService(snapshot)].flatMap((module) => {
    const everyone = snapshot.profiles.filter(
      ({ category, activeFrom }) => (module === null || category === module) && activeFrom !== null,
    );
    const initial = withModule(
      prefilledView(snapshot, { profileId: null, to: null, remove: [], removeShared: [] }),
      module,
    );
    const html = renderToStaticMarkup(
      createElement(ChangeDesk, {
        view: { ...desk, waiting: [] },
        initial: { ...initial, selected: everyone.slice(0, 1).map(({ id }) => id), open: everyone.map(({ id }) => id) },
        feedback: null,
        isAsStored: true,
        kept: null,
        maySubmit: true,
        idempotencyKey: "key",
      }),
    );
    const pressed = [...html.matchAll(/name="intent" value="([^"]*:[^"]*|add-profile)"/g)].map(([, intent = ""]) => {
      const form = new FormData();
      form.set("module", module ?? "");
      form.set("intent", intent);
      for (const { id } of everyone.slice(0, 1)) form.append("select", id);
      const [, product = ""] = /name="new.productCode" [^>]*value="([^"]*)"/.exec(html) ?? [];
      form.set("new.productCode", product);
      if (html.includes('name="new.withPhone"')) form.set("new.withPhone", "yes");
      return [`${String(module)} ${intent}`, form] as const;
    });
    const chosen = everyone.slice(0, 5).flatMap(({ id }) => {
      const [, options = ""] = new RegExp(`name="to.${id}"[^>]*>(.*?)</select>`).exec(html) ?? [];
      return [...options.matchAll(/<option value="([^"]*)"/g)].map(([, to = ""]) => {
        const form = new FormData();
        form.set("module", module ?? "");
        form.set(`to.${id}`, to);
        return [`${String(module)} ${id} ${to}`, form] as const;
      });
    });
    expect(pressed.length).toBeGreaterThan(0);
    return [...pressed, ...chosen].map(([name, form]): Offered => {
      const { view } = parseChangeForm(form, snapshot, desk.holders);
      return [name, codesOf(snapshot, view)];
    });
  });
}

/** Follows each link of the page that starts a change. */
function modulesPage(snapshot: ChangeSnapshot, html: string): Offered[] {
  const links = [...html.matchAll(/href="\/changes\/new\?([^"#]*)/g)].map(([, search = ""]) =>
    search.replaceAll("&amp;", "&"),
  );
  expect(links.length).toBeGreaterThan(0);
  return links.map((search): Offered => {
    const asked = new URLSearchParams(search);
    const view = prefilledView(snapshot, {
      profileId: asked.get("profile"),
      to: asked.get("to"),
      remove: asked.getAll("remove"),
      removeShared: asked.getAll("shared"),
    });
    return [search, codesOf(snapshot, view)];
  });
}

async function modulesOf(customerId: string): Promise<string> {
  const { modules, pending, refusals } = await getModules(portal.context, customerId);
  const words = (findings: typeof refusals.shared): Record<string, string> =>
    Object.fromEntries(
      Object.entries(findings).flatMap(([key, finding]) =>
        finding ? [[key, findingWords(finding, readerIn("nl"))]] : [],
      ),
    );
  const markup = (category: Category | null, page: number): string => {
    const filter = { search: "", category, productCode: null };
    const shown = modulesShown(modules, filter, page);
    const here = renderToStaticMarkup(
      createElement(ModulesPage, {
        modules,
        shown,
        addressOf: usersAddress,
        pending,
        filter,
        stays: { shared: words(refusals.shared), users: words(refusals.removals) },
        allowanceOf: () => null,
        serviceLevelOf: () => "",
        mayAssign: false,
      }),
    );
    return here + (page < shown.list.pages ? markup(category, page + 1) : "");
  };
  return [null, ...modules.map(({ category }) => category)].map((category) => markup(category, 1)).join("");
}

function codesOf(snapshot: ChangeSnapshot, view: ReturnType<typeof prefilledView>): string[] {
  const lines = linesOf(view.draft, snapshot).map(({ line }) => line);
  return evaluate(evaluationInputOf(snapshot, { lines, preferredDate: null }), readerIn("nl")).errors.map(
    ({ code }) => code,
  );
}
