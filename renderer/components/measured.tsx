import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";

/** Gives its content the room it has, so that charts are drawn at their real size and their text never scales. */
export function Measured({
  height,
  isFilling = false,
  children,
}: {
  /** Its least height. */
  readonly height: number;
  /** It takes the height that a column leaves it; else its content says how high it is. */
  readonly isFilling?: boolean;
  readonly children: (width: number, height: number) => ReactNode;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [room, setRoom] = useState(height);
  // Before anything is shown: what came a frame later would be drawn and laid out once more.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => {
      setWidth(element.clientWidth);
      if (isFilling) setRoom(element.clientHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isFilling]);
  return (
    <div
      ref={box}
      className={`measured${isFilling ? " filling" : ""}`}
      style={{ minHeight: height, minWidth: 0 }}
    >
      {width > 0 ? children(width, isFilling ? room : height) : null}
    </div>
  );
}
