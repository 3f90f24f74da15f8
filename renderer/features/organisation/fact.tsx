import type { ReactElement, ReactNode } from "react";

/** One number of a row of facts, with its name above and what it rests on below. */
export function Fact({
  label,
  children,
  below,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}): ReactElement {
  return (
    <div className="surface pad factcard">
      <span className="label">{label}</span>
      <span className="figure2">{children}</span>
      <span className="caption">{below}</span>
    </div>
  );
}
