import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { pageTexts } from "~/platform/texts/texts.server";
import { Gallery } from "~/ui/gallery/gallery";

export const handle = { frame: "plain" };

/** `GET /gallery`: the design system at a glance, while one develops; no part of what is built (remix.config.js). */
export function loader({ request }: LoaderFunctionArgs) {
  return {
    only: new URL(request.url).searchParams.get("only"),
    texts: { nl: pageTexts("nl", "shell", "common"), en: pageTexts("en", "shell", "common") },
  };
}

export default function GalleryPage(): ReactElement {
  const { only, texts } = useLoaderData<typeof loader>();
  return <Gallery only={only} texts={texts} />;
}
