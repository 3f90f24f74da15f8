import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Gives its content the room it has, so that charts are drawn at their real size and their text never scales. */
export function Measured({
  height,
  isFilling = false,
  expected = 0,
  children,
}: {
  /** Its least height. */
  readonly height: number;
  /** It takes the height that a column leaves it; else its content says how high it is. */
  readonly isFilling?: boolean;
  /** The width that it most likely has: its content is drawn at once, and anew before it is shown if that was wrong. */
  readonly expected?: number;
  readonly children: (width: number, height: number) => ReactNode;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(expected);
  const [room, setRoom] = useState(height);
  const isExpected = useRef(expected > 0);
  // Before anything is shown: what came a frame later would be drawn and laid out once more.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => {
      setWidth(element.clientWidth);
      if (isFilling) setRoom(element.clientHeight);
    };
    // To ask for it lays everything out: where it is expected, whoever observes is told with the first layout.
    if (!isExpected.current) measure();
    const observer = new ResizeObserver(() => flushSync(measure));
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
