/** What was asked for does not exist, or belongs to another customer: both answer 404 and tell no difference. */
export class NotFoundError extends Error {
  constructor(readonly subject: string) {
    super(`Not found: ${subject}`);
    this.name = "NotFoundError";
  }
}
