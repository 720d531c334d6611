/** Every address that no other route knows: within the frame of the page, so that there is a way on. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function NoPage(): null {
  return null;
}
