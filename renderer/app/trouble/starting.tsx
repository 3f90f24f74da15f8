import type { ReactElement } from "react";

/** What stands there while the homes of the data are compared, where that takes a while. */
export function Starting(): ReactElement {
  return (
    <div className="startscreen">
      <main role="status">
        <p className="muted">Opening your data…</p>
      </main>
    </div>
  );
}
