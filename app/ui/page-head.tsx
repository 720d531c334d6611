import type { ReactElement, ReactNode } from "react";

type PageHeadProps = {
  readonly title: string;
  /** One sentence that answers what the page is about. */
  readonly lead?: ReactNode;
  /** Where this page belongs: links or words above the title. */
  readonly crumbs?: ReactNode;
  /** Buttons and links, the primary one last or first; at most one. */
  readonly actions?: ReactNode;
};

/** The one h1 of a page. */
export function PageHead({ title, lead, crumbs, actions }: PageHeadProps): ReactElement {
  return (
    <>
      {crumbs !== undefined && <p className="crumbs">{crumbs}</p>}
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </>
  );
}
