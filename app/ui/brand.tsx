import type { ReactElement } from "react";

/** Name and mark of the portal, leading home. */
export function Brand({ name, href = "/" }: { readonly name: string; readonly href?: string }): ReactElement {
  return (
    <a className="brand" href={href}>
      <svg className="brand-mark" viewBox="0 0 28 28" aria-hidden="true">
        <rect width="28" height="28" rx="6" fill="var(--color-accent)" />
        <path
          d="M7.5 20v-4.5M12 20v-8M16.5 20v-4.5M21 20V8"
          stroke="var(--color-on-accent)"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
      </svg>
      <span>{name}</span>
    </a>
  );
}
