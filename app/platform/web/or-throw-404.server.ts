import { NotFoundError } from "~/kernel/not-found";

/** Returns the result of a query for a page. Throws a 404 response when what was requested does not exist or is another
 *  customer's. */
export async function orThrow404<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) throw new Response(null, { status: 404, statusText: "Not Found" });
    throw error;
  }
}
