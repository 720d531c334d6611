/** What was requested does not exist or belongs to another customer. Both are answered with the same 404, so that they
 *  cannot be told apart. */
export class NotFoundError extends Error {
  constructor(readonly subject: string) {
    super(`Not found: ${subject}`);
    this.name = "NotFoundError";
  }
}
