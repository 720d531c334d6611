import type { LoaderFunction } from "@remix-run/node";

/** Every address that no other route knows: inside the frame of the page, so that there is a way on. */
export const loader: LoaderFunction = () => {
  throw new Response(null, { status: 404 });
};

export default function NoPage(): null {
  return null;
}
