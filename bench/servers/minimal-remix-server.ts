import type { AddressInfo } from "node:net";

import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express from "express";

import { silentConnectionLog } from "~/platform/database/connections.server";
import { openDatabase } from "~/platform/database/database.server";
import { portalUrlOf } from "~/platform/database/portal-login.server";

import { reportTo } from "./measured";
import { minimalBuild } from "./minimal-remix-build";

// Remix on Express as its own template sets it up, with one page and one file: a session look-up, one loader, the portal's query.
const url = portalUrlOf(process.env["DATABASE_URL"] ?? "") ?? "";
const context = { database: openDatabase({ url, role: "web", poolSize: 4, log: silentConnectionLog }) };

const app = express();
app.disable("x-powered-by");
app.use(compression());
const answer = createRequestHandler({ build: minimalBuild(context), mode: "production" });
app.all("*", (request, response, next) => void answer(request, response, next));
const server = app.listen(0, "127.0.0.1", () => {
  reportTo(process, (server.address() as AddressInfo).port);
});
