import type { ReactElement } from "react";

/** What stands there when the data must not be opened; nothing of them was touched. */
export function StartRefused({ reason }: { readonly reason: string }): ReactElement {
  return (
    <main className="content">
      <div className="stack" style={{ maxWidth: 560 }}>
        <h1 className="title2">Your data were not opened</h1>
        <p>{reason}</p>
        <p className="muted">Nothing was changed or lost.</p>
      </div>
    </main>
  );
}
