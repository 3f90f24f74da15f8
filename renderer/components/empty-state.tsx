import type { ReactElement, ReactNode } from "react";

/** What will be here, what it is good for, and one thing to do. Never an illustration. */
export function EmptyState({
  what,
  why,
  children,
}: {
  readonly what: string;
  readonly why?: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="empty">
      <p>{what}</p>
      {why === undefined ? null : <p className="muted">{why}</p>}
      {children === undefined ? null : <div className="row">{children}</div>}
    </div>
  );
}
