import { Modal, TextInput } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";
import { KeyHint } from "../../components/key-hint.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { useGo } from "../navigation.ts";
import { matching, type PaletteEntry, usePaletteEntries } from "./palette-entries.ts";

/** Rows that are shown at once. */
const MOST = 50;

/** Everything by name: places, commands with their keys, companies, people (`@`), metrics (`#`), commands (`>`). */
export function CommandPalette(): ReactElement {
  const { layer, show } = useLayers();
  const isOpen = layer === "palette" || layer === "companies";
  return (
    // The focus goes back at once, before what was chosen runs, and not by a timer that would take it from there.
    <Modal.Root
      opened={isOpen}
      onClose={() => show(null)}
      transitionProps={{ duration: 0 }}
      size={560}
      returnFocus={false}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={layer === "companies" ? "Choose a company" : "Palette"}>
        {isOpen ? <PaletteBody onlyCompanies={layer === "companies"} /> : null}
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onlyCompanies }: { readonly onlyCompanies: boolean }): ReactElement {
  const go = useGo();
  const { show, onCompany } = useLayers();
  const [text, setText] = useState("");
  const [place, setPlace] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // In the same moment in which it is shown: what is typed right after the key that opened it belongs here.
  useLayoutEffect(() => field.current?.focus(), []);
  const entries = matching(usePaletteEntries(onlyCompanies), text).slice(0, MOST);
  const active = Math.min(place, Math.max(0, entries.length - 1));
  useEffect(() => {
    document.querySelector(`#palette-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    show(null);
    // Once the palette is gone: commands do nothing under a dialog.
    setTimeout(() => {
      if (onlyCompanies && onCompany !== null) onCompany(entry.id);
      else if (entry.path === undefined) entry.run?.();
      else go(entry.path);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setPlace((active + step + entries.length) % entries.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(entries[active]);
    }
  };
  return (
    <div>
      <TextInput
        ref={field}
        data-autofocus
        aria-label={onlyCompanies ? "Company" : "Go to or do"}
        placeholder={onlyCompanies ? "Company" : "Place, company, @person, #metric, >command"}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={entries.length === 0 ? undefined : `palette-${active}`}
        styles={{ wrapper: { padding: 8 } }}
      />
      <div className="palette-list" id="palette-list" role="listbox" aria-label="Matches">
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseMove={() => setPlace(index)}
            onClick={() => choose(entry)}
          >
            <span className="clip" style={{ width: 216, flex: "none" }}>
              {entry.name}
            </span>
            <span className="grow caption">{entry.about}</span>
            {entry.keys === undefined ? null : <KeyHint keys={entry.keys} />}
          </div>
        ))}
      </div>
      {entries.length === 0 ? <p className="muted pad">Nothing to go to or to do has that name.</p> : null}
    </div>
  );
}
