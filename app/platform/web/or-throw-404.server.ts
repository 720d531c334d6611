import { NotFoundError } from "~/kernel/not-found";

/** The answer of a query for a page: what does not exist, or is another customer's, is 404. */
export async function orThrow404<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) throw new Response(null, { status: 404, statusText: "Not Found" });
    throw error;
  }
}
