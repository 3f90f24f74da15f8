import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";

/** Gives its content the width it has, so that charts are drawn at their real size and their text never scales. */
export function Measured({
  height,
  children,
}: {
  readonly height: number;
  readonly children: (width: number) => ReactNode;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} style={{ minHeight: height, minWidth: 0 }}>
      {width > 0 ? children(width) : null}
    </div>
  );
}
