/** Why a body is refused, with the status for it. */
export type BodyFault = {
  readonly status: 400 | 413 | 415;
  /** One sentence for the sender. */
  readonly detail: string;
};

export function unreadable(detail: string): BodyFault {
  return { status: 400, detail };
}

export function tooLarge(detail: string): BodyFault {
  return { status: 413, detail };
}

export function unsupportedMediaType(detail: string): BodyFault {
  return { status: 415, detail };
}
