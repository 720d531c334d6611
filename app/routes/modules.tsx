import { serviceLevelWords } from "~/modules/service/words/service-level-words";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { hasRight } from "~/modules/identity/domain/rights";
import { requireSession } from "~/modules/identity/server/require-session.server";
import type { Finding } from "~/modules/changes/domain/rules/finding";
import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { AllowanceMeter } from "~/modules/contract/ui/allowance-meter";
import { afterTermWords } from "~/modules/contract/words/allowance-words";
import { modulesShown } from "~/modules/inventory/domain/users-filter";
import { parseUsersFilter, usersAddress } from "~/modules/inventory/schemas/users-filter-schema";
import { ModulesPage } from "~/modules/inventory/ui/modules-page";
import { serviceLevelOf } from "~/modules/service/domain/service-level";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { getModules } from "~/modules/overview/server/get-modules.server";
import type { Language } from "~/kernel/language";
import { pageTitle } from "~/ui/page-title";
import { useReader } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell")("pageModules"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const { filter, page } = parseUsersFilter(new URL(request.url).searchParams);
  const [{ modules, pending, rooms, minimumProfiles, serviceLevel, refusals }, language] = await Promise.all([
    getModules(context.server, session.customerId),
    languageOf(request, session.language),
  ]);
  const shown = modulesShown(modules, filter, page);
  const listed = new Set(shown.modules.flatMap((each) => each.listed.map(({ profileId }) => profileId)));
  return {
    modules,
    shown,
    pending: pending.filter(({ profileId }) => listed.has(profileId)),
    rooms,
    minimumProfiles,
    filter,
    stays: {
      shared: inWords(refusals.shared, language),
      users: inWords(refusals.removals, language),
    },
    serviceLevel: serviceLevel.code,
    mayAssign: hasRight(session.role, "cost-centres:write"),
    texts: pageTexts(language, "modules", "allowance", "names"),
  };
}

function inWords(refusals: Readonly<Partial<Record<string, Finding>>>, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(refusals).flatMap(([key, finding]) => (finding ? [[key, findingSentence(finding, language)]] : [])),
  );
}

export default function Modules() {
  const reader = useReader();
  const t = reader.texts("allowance", "names");
  const { modules, shown, pending, rooms, minimumProfiles, filter, stays, serviceLevel, mayAssign } =
    useLoaderData<typeof loader>();
  return (
    <ModulesPage
      modules={modules}
      shown={shown}
      addressOf={usersAddress}
      pending={pending}
      filter={filter}
      stays={stays}
      mayAssign={mayAssign}
      allowanceOf={(category) => {
        const room = rooms?.find((each) => each.category === category);
        if (!room && rooms !== null) return null;
        if (!room) return <p className="small muted">{afterTermWords("roomAfterTerm", minimumProfiles, reader)}</p>;
        return (
          <>
            <AllowanceMeter room={room} title={t("roomTitle")} subject={t(`category.${category}`)} />
            <p className="small mt-1">
              <a href={`/changes/shrink?module=${category}`}>{t("planFewer")}</a>
            </p>
          </>
        );
      }}
      serviceLevelOf={(category) => serviceLevelWords(serviceLevelOf(category, serviceLevel), reader)}
    />
  );
}
