import "../../styles/find.css";
import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useEscape } from "../../components/use-escape.ts";
import { useFind } from "../../stores/find-store.ts";
import { findText, MOST_FOUND } from "./find-text.ts";

/** Milliseconds after which a screen that changes is searched again. */
const AGAIN_MS = 150;

/** Finds words on the screen: marks all, counts them, walks from one to the next. Esc goes to where the last one stands. */
export function FindBar(): ReactElement {
  const close = useFind((state) => state.close);
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<Element | null>(null);
  const [text, setText] = useState("");
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  const [place, setPlace] = useState(0);
  const current = Math.min(place, Math.max(0, ranges.length - 1));

  // Before whatever is typed next.
  useLayoutEffect(() => {
    const takeFocus = (): void => {
      if (document.activeElement !== field.current) opener.current = document.activeElement;
      field.current?.focus();
      field.current?.select();
    };
    takeFocus();
    return useFind.subscribe(({ isOpen }) => {
      if (isOpen) takeFocus();
    });
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setRanges(findText(searchedRegions(), text)), AGAIN_MS);
    });
    for (const region of searchedRegions()) {
      observer.observe(region, { childList: true, subtree: true, characterData: true });
    }
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [text]);

  useEffect(() => {
    const here = ranges[current];
    CSS.highlights.set("found", new Highlight(...ranges));
    CSS.highlights.set("found-here", here === undefined ? new Highlight() : new Highlight(here));
    here?.startContainer.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [ranges, current]);
  useEffect(
    () => () => {
      CSS.highlights.delete("found");
      CSS.highlights.delete("found-here");
    },
    [],
  );

  const step = (by: 1 | -1): void => {
    if (ranges.length > 0) setPlace((current + by + ranges.length) % ranges.length);
  };
  const end = (): void => {
    const found = ranges[current]?.startContainer.parentElement ?? null;
    const row = found?.closest<HTMLElement>('a, button, tr[tabindex], [data-region="content"]') ?? null;
    const target = row ?? opener.current;
    close();
    if (target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true });
  };
  useEscape(end);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  return (
    <search className="findbar" aria-label="Find on this screen" data-region="find" tabIndex={-1}>
      <input
        ref={field}
        aria-label="Find"
        placeholder="Find on this screen"
        value={text}
        onChange={(event) => {
          const wanted = event.currentTarget.value;
          setText(wanted);
          setPlace(0);
          setRanges(findText(searchedRegions(), wanted));
        }}
        onKeyDown={onKeyDown}
      />
      <span className="caption count" role="status">
        {countText(text, ranges.length, current)}
      </span>
      <button type="button" className="iconbutton" aria-label="Match before" onClick={() => step(-1)}>
        <IconChevronUp size={16} stroke={1.5} />
      </button>
      <button type="button" className="iconbutton" aria-label="Next match" onClick={() => step(1)}>
        <IconChevronDown size={16} stroke={1.5} />
      </button>
      <button type="button" className="iconbutton" aria-label="Close find" onClick={end}>
        <IconX size={16} stroke={1.5} />
      </button>
    </search>
  );
}

function searchedRegions(): readonly Element[] {
  return [...document.querySelectorAll('[data-region="content"], [data-region="panel"]')];
}

/** A long list draws only the rows in view: nothing is said of the others. */
function countText(text: string, count: number, current: number): string {
  if (text.trim() === "") return "";
  const isLong = document.querySelector('[data-region="content"] [aria-rowcount]') !== null;
  const where = isLong ? " in view; / filters all rows" : "";
  if (count === 0) return isLong ? `None${where}` : "Not on this screen";
  return `${current + 1} of ${count === MOST_FOUND ? `${MOST_FOUND} or more` : count}${where}`;
}
