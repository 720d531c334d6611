import { loadSettings } from "~/platform/settings.server";
import { openServerContexts } from "~/processes/open-server-contexts";
import { startWeb } from "~/processes/web";

import { reportTo } from "./measured";

// The portal as `insight web` runs it, on the database that DATABASE_URL names.
const settings = loadSettings();
const url = settings.databaseUrl ?? "";
const contexts = await openServerContexts(settings, {
  url,
  webUrl: url,
  isEmbedded: false,
  close: () => Promise.resolve(),
});
const web = await startWeb(contexts.web);
reportTo(process, Number(new URL(web.url).port));
