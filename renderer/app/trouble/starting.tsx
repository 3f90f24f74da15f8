import { type ReactElement, useEffect, useState } from "react";

/** What stands there while the homes of the data are compared; nothing at all where that is as quick as usual. */
export function Starting(): ReactElement | null {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? (
    <div className="startscreen">
      <main role="status">
        <p className="muted">Opening your data…</p>
      </main>
    </div>
  ) : null;
}
