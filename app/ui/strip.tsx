import { useId, type ReactElement, type ReactNode } from "react";

type StripProps = {
  readonly title: string;
  /** Right of the title: one text link, or a few quiet words. */
  readonly aside?: ReactNode;
  /** For a link to this section. */
  readonly id?: string;
  /** `span-7` or `span-5` on a board. */
  readonly className?: string;
  /** True when the title is only for who hears the page. */
  readonly titleHidden?: boolean;
  readonly children: ReactNode;
};

/** A section under a rule, the default container of a page. */
export function Strip({ title, aside, id, className = "", titleHidden = false, children }: StripProps): ReactElement {
  const titleId = useId();
  return (
    <section className={`strip ${className}`.trim()} id={id} aria-labelledby={titleId}>
      {titleHidden ? (
        <h2 className="vh" id={titleId}>
          {title}
        </h2>
      ) : (
        <div className="strip-head">
          <h2 id={titleId}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
