import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";

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
  // Before anything is shown: what came a frame later would be drawn and laid out once more.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className="measured" style={{ minHeight: height, minWidth: 0 }}>
      {width > 0 ? children(width) : null}
    </div>
  );
}
