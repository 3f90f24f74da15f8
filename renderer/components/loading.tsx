import { type ReactElement, useEffect, useState } from "react";

/** Keeps its height from the start and shows a skeleton only once waiting takes longer than 150 ms. */
export function Loading({
  height = 120,
  what,
}: {
  readonly height?: number;
  readonly what: string;
}): ReactElement {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      role="status"
      aria-label={isLong ? `Loading ${what}` : undefined}
      className={isLong ? "skeleton" : undefined}
      style={{ height }}
    />
  );
}
