type Attributes = Readonly<Record<string, string>>;

/** Attributes of a button that opens and closes the popover with this id, without a script. React 18 has no names for them. */
export function togglesPopover(id: string): Attributes {
  return { popovertarget: id };
}

export function hidesPopover(id: string): Attributes {
  return { popovertarget: id, popovertargetaction: "hide" };
}

/** Attributes of the element that such a button opens. */
export function popover(id: string): Attributes {
  return { id, popover: "" };
}
