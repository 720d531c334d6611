import type { AddressInfo } from "node:net";

import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express from "express";
import pg from "pg";

import { minimalBuild } from "./minimal-remix-build";
import { reportTo } from "./measured";

// Remix on Express as its own template sets it up, with one page: a session look-up, one loader, one query.
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 4 });

const app = express();
app.disable("x-powered-by");
app.use(compression());
const answer = createRequestHandler({ build: minimalBuild(pool), mode: "production" });
app.all("*", (request, response, next) => void answer(request, response, next));
const server = app.listen(0, "127.0.0.1", () => {
  reportTo(process, (server.address() as AddressInfo).port);
});
