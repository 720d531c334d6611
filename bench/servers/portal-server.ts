import { loadSettings } from "~/platform/settings/settings.server";
import { openDatabaseServer } from "~/processes/open-database-server";
import { openServerContexts } from "~/processes/open-server-contexts";
import { startWeb } from "~/processes/web";

import { reportTo } from "./measured";

// The portal as `insight web` runs it, on the database that DATABASE_URL names.
const settings = loadSettings();
const contexts = await openServerContexts(settings, await openDatabaseServer(settings, () => undefined));
const web = await startWeb(contexts.web);
reportTo(process, Number(new URL(web.url).port));
