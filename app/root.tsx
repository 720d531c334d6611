import latinFont from "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";

import "~/ui/styles/app.css";
import { shellOf } from "~/modules/identity/server/shell.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { ErrorPage } from "~/ui/error-page";
import { errorTitle } from "~/ui/error-texts";
import { Frame, frameOf } from "~/ui/frame";
import { DEFAULT_LANGUAGE, type Language } from "~/kernel/language";
import { usePageRequest } from "~/ui/page-request";
import type { Shell } from "~/ui/shell";
import { TextsProvider } from "~/ui/texts";
import type { PackedTexts } from "~/format/texts";
import { themeOf, type Theme } from "~/ui/theme";

type RootData = {
  readonly language: Language;
  readonly theme: Theme | null;
  readonly shell: Shell;
  /** The texts that every page shares. */
  readonly texts: PackedTexts;
};

export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootData> {
  const { shell, userLanguage } = await shellOf(context);
  const language = await languageOf(request, userLanguage);
  const theme = themeOf(request.headers.get("Cookie"));
  return { language, theme, shell, texts: pageTexts(language, "shell", "common") };
}

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "preload", href: latinFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
];

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (error === undefined || error === null) return [{ title: data?.shell.brandName }];
  return [{ title: errorTitle(statusOf(error), data?.language ?? DEFAULT_LANGUAGE) }];
};

/** The document around every page, including error pages. The data of the root is missing when it could not be, or was
 *  not, loaded. */
export function Layout({ children }: { readonly children: ReactNode }): ReactElement {
  const root = useRouteLoaderData<typeof loader>("root");
  const { nonce, incident, scripted } = usePageRequest();
  const language = root?.language ?? DEFAULT_LANGUAGE;
  return (
    <html lang={language} data-theme={root?.theme ?? undefined} data-incident={incident ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content={root?.theme ?? "light dark"} />
        <Meta />
        <Links />
      </head>
      <body>
        <TextsProvider language={language} texts={root?.texts}>
          {children}
        </TextsProvider>
        {scripted && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App(): ReactElement {
  const { shell } = useLoaderData<typeof loader>();
  return (
    <InFrame shell={shell}>
      <Outlet />
    </InFrame>
  );
}

export function ErrorBoundary(): ReactElement {
  // Null when a form was refused by what it posted to: then no loader ran.
  const root = useRouteLoaderData<typeof loader>("root");
  const shell = root?.shell;
  const { incident } = usePageRequest();
  const status = statusOf(useRouteError());
  const error = <ErrorPage status={status} incident={incident} phone={shell?.phone ?? null} />;
  return shell === undefined ? <main className="page">{error}</main> : <InFrame shell={shell}>{error}</InFrame>;
}

function InFrame({ shell, children }: { readonly shell: Shell; readonly children: ReactNode }): ReactElement {
  const { pathname, search } = useLocation();
  const asked = useMatches().map(({ handle }) => frameOf(handle));
  return (
    <Frame kind={asked.at(-1) ?? null} shell={shell} path={pathname} returnTo={pathname + search}>
      {children}
    </Frame>
  );
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
