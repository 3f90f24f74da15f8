import type { MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import type { PilotState } from "../../../../shared/journal/pilot-state.ts";
import { pilotRecord } from "../../../../shared/records/read-records.ts";
import type { ReadingTerms, SheetToImport } from "../../../workers/import-calls.ts";
import type { Imports } from "../../../workers/import-client.ts";
import { openQuestions, wholeDocument } from "./draft.ts";
import { draftOf, readableFiles, type SessionFile, unsaidOf } from "./session-state.ts";
import type { SessionStore } from "./session-store.ts";

/** What checking needs. */
export interface CheckingDeps {
  readonly store: SessionStore;
  readonly imports: Imports;
  readonly pilot: () => PilotState;
  /** The pilot's moment, epoch milliseconds. */
  readonly moment: () => number;
}

/** Reads files to their end and finds out what importing them would do. A new question ends the one before it. */
export interface Checking {
  /** One file while its mapping is being made: the first rows at once, the rest soon. */
  readonly refresh: (key: number) => void;
  /** All files that can be read, and what they would do together. */
  readonly checkAll: () => Promise<void>;
  readonly stop: () => void;
}

/** Milliseconds without a change after which a file is read with its mapping. */
const QUIET_MS = 250;
/** Records up to which consequences are worked out while a mapping is being made. */
const FEW_RECORDS = 200_000;

/** Checking for one import. */
export function createChecking({ store, imports, pilot, moment }: CheckingDeps): Checking {
  let stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const begin = (): AbortSignal => {
    stopping.abort();
    stopping = new AbortController();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    for (const { key, reading, look, isTemplate } of store.getState().files) {
      if (reading !== null && (look !== null || isTemplate)) store.changeFile(key, { reading: null });
    }
    return stopping.signal;
  };
  const terms = (): ReadingTerms => ({ timeZone: pilotRecord(pilot()).timeZone, nowMs: moment() });

  const preview = async (file: SessionFile, mapping: MappingDocument, signal: AbortSignal): Promise<void> => {
    const shown = await imports.call("preview", { file: file.key, mapping, terms: terms() }, { signal });
    if (signal.aborted) return;
    if (shown.ok) store.changeFile(file.key, { preview: shown.value });
  };
  const check = async (file: SessionFile, signal: AbortSignal): Promise<boolean> => {
    const mapping = mappingOf(store, file);
    if (file.checked !== null && isSameMapping(file.checked.mapping, mapping)) return true;
    store.changeFile(file.key, { reading: "begins", checked: null });
    const read = await imports.call(
      "check",
      { file: file.key, mapping, terms: terms() },
      { signal, onProgress: (reading) => store.changeFile(file.key, { reading }) },
    );
    if (signal.aborted) return false;
    if (read.ok) store.changeFile(file.key, { reading: null, checked: { mapping, sheets: read.value } });
    else store.changeFile(file.key, { reading: null, problem: read.problem });
    return read.ok;
  };
  const assess = async (files: readonly SessionFile[], signal: AbortSignal): Promise<void> => {
    const sheets = files.flatMap((file) => sheetsToImport(store, file));
    if (sheets.length === 0) {
      store.set({ assessment: { kind: "none" } });
      return;
    }
    store.set({ assessment: { kind: "running" } });
    const assessed = await imports.callOn(pilot(), "assess", { asOfMs: moment(), sheets }, { signal });
    if (signal.aborted) return;
    store.set({
      assessment: assessed.ok
        ? { kind: "ready", sheets: sheets.map(({ id }) => id), value: assessed.value }
        : { kind: "failed", problem: assessed.problem },
    });
  };
  const current = (key: number): SessionFile | null => store.file(key);

  return {
    refresh(key) {
      const signal = begin();
      store.set({ assessment: { kind: "none" } });
      // What another mapping could not read, this one may.
      const about = current(key);
      if (about !== null && about.look !== null) store.changeFile(key, { problem: null });
      const run = async (): Promise<void> => {
        const file = current(key);
        const mapping = file === null ? null : mappingOf(store, file);
        if (file === null || mapping === null) return;
        await preview(file, withoutQuestions(store, file, mapping), signal);
        const isSaid = unsaidOf(store.getState(), file) === null;
        if (!isSaid) store.changeFile(key, { checked: null });
        if (!isSaid || signal.aborted || !(await check(file, signal))) return;
        const checked = current(key);
        if (checked !== null && (checked.look?.profile.records ?? 0) <= FEW_RECORDS) {
          await assess([checked], signal);
        }
      };
      timer = setTimeout(() => void run(), QUIET_MS);
    },
    async checkAll() {
      const signal = begin();
      store.set({ assessment: { kind: "none" } });
      for (const file of readableFiles(store.getState())) {
        await check(file, signal);
        if (signal.aborted) return;
      }
      await assess(readableFiles(store.getState()), signal);
    },
    stop() {
      begin();
      stopping.abort();
    },
  };
}

/** Fields whose reading is still asked for are no part of a preview: nobody knows yet how they will be stored. */
function withoutQuestions(store: SessionStore, file: SessionFile, mapping: MappingDocument): MappingDocument {
  const draft = draftOf(store.getState(), file);
  if (draft === null || file.look === null) return mapping;
  const asked = openQuestions(draft, file.look.profile).flatMap((question) =>
    question.kind === "percentage" ? [question.field] : question.fields,
  );
  const columns = Object.entries(mapping.columns).filter(([name]) => !asked.includes(name));
  return { ...mapping, columns: Object.fromEntries(columns) };
}

/** The whole mapping of a file; null: it is read as its template. */
export function mappingOf(store: SessionStore, file: SessionFile): MappingDocument | null {
  const draft = draftOf(store.getState(), file);
  return draft === null ? null : wholeDocument(draft, file.source);
}

/** The checked sheets of a file with the mapping that is remembered with them. */
export function sheetsToImport(store: SessionStore, file: SessionFile): readonly SheetToImport[] {
  const { checked } = file;
  if (checked === null) return [];
  const draft = draftOf(store.getState(), file);
  const mapping =
    checked.mapping === null || draft === null
      ? null
      : { name: draft.name.trim(), document: checked.mapping };
  return checked.sheets.map(({ id }) => ({ id, mapping }));
}

function isSameMapping(one: MappingDocument | null, other: MappingDocument | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
