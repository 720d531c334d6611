import { localDate } from "~/kernel/local-date";
import { Brand } from "../brand";
import { LinkButton } from "../button";
import { ErrorPage } from "../error-page";
import { Frame } from "../frame";
import { Navigation, TabBar } from "../navigation";
import { PageHead } from "../page-head";
import type { Shell } from "../shell";
import type { Specimen } from "./specimen";

const DAY = localDate("2026-11-24");

const PHONE = "0800 0403";

const SHELL: Shell = {
  brandName: "Mijn Voorbeeld",
  phone: PHONE,
  today: DAY,
  user: {
    name: "Fatima Bakker",
    email: "fatima@velder.example",
    customerName: "Velder Installatietechniek",
    customerNumber: 204_117,
    active: true,
    pendingRequests: 3,
  },
};

/** What stands around a page, and in its place. */
export const frames: readonly Specimen[] = [
  {
    shows: ["PageHead"],
    states: ({ say }) => [
      [
        "whole",
        <PageHead
          key="1"
          title={say("Facturen", "Invoices")}
          lead={say("Wat je betaalt, en waarom.", "What you pay, and why.")}
          crumbs={<a href="/gallery">{say("Overzicht", "Overview")}</a>}
          actions={<LinkButton href="/gallery" children="ZIP" />}
        />,
      ],
      ["title alone", <PageHead key="2" title={say("Facturen", "Invoices")} />],
    ],
  },
  { shows: ["Brand"], states: () => [["plain", <Brand key="1" name={SHELL.brandName} href="/gallery" />]] },
  {
    shows: ["Navigation"],
    states: () => [
      ["with requests under way", <Navigation key="1" path="/invoices" pendingRequests={3} />],
      ["with none", <Navigation key="2" path="/" pendingRequests={0} />],
    ],
  },
  { shows: ["TabBar"], alone: true, states: () => [["on a phone", <TabBar key="1" path="/invoices" />]] },
  {
    shows: ["ErrorPage"],
    states: () =>
      [400, 403, 404, 409, 429, 500, 503].map((status) => [
        String(status),
        <ErrorPage key={status} status={status} incident="7f3a-21" phone={PHONE} />,
      ]),
  },
  {
    shows: ["Frame", "PageShell", "PlainShell", "GateShell"],
    alone: true,
    states: ({ say }) =>
      ([null, "own-bar", "plain", "gate"] as const).map((kind) => [
        kind ?? "signed in",
        <Frame key={kind} kind={kind} shell={SHELL} path="/invoices" returnTo="/gallery">
          {say("De pagina", "The page")}
        </Frame>,
      ]),
  },
];
