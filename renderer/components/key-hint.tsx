import type { ReactElement } from "react";

/** Keys as they are pressed, one after the other: `g t`, `Ctrl K`. */
export function KeyHint({ keys }: { readonly keys: string }): ReactElement {
  return (
    <span className="row" style={{ gap: 4, display: "inline-flex" }}>
      {keys.split(" ").map((key, index) => (
        <kbd key={`${key}${index}`}>{key}</kbd>
      ))}
    </span>
  );
}
