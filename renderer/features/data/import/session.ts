import type { Problem } from "../../../../shared/errors/problem.ts";
import type { GuessContext } from "../../../../shared/intake/guess/guess-mapping.ts";
import type { MappingQuestion } from "../../../../shared/intake/guess/mapping-questions.ts";
import { withDateFormat } from "../../../../shared/intake/guess/mapping-questions.ts";
import type { ColumnDocument, MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import type { PilotState } from "../../../../shared/journal/pilot-state.ts";
import type { InputName } from "../../../../shared/observations/input-templates.ts";
import type { Execute } from "../../../app/use-execute.ts";
import type { GivenFile } from "../../../host/host.ts";
import type { Imports } from "../../../workers/import-client.ts";
import {
  type Draft,
  type FileSource,
  guessedDraft,
  lookedAt,
  type ReadingDocument,
  rememberedDraft,
  withColumn,
  withDocument,
  withReading,
} from "./draft.ts";
import { type GivenMapping, nameOfFile, readMappingFile } from "./mapping-file.ts";
import { createChecking, sheetsToImport } from "./session-checking.ts";
import { createOpening } from "./session-opening.ts";
import { draftOf, readableFiles, type SessionFile, type Step, unsaidOf } from "./session-state.ts";
import { createSessionStore, type SessionStore } from "./session-store.ts";

/** What an import is made with. */
export interface SessionDeps {
  readonly imports: Imports;
  readonly context: GuessContext;
  /** The moment of a pilot, epoch milliseconds. */
  readonly momentOf: (pilot: PilotState) => number;
  readonly execute: Execute;
  /** Tells a person what could not be done. */
  readonly tell: (problem: Problem) => void;
}

/** One import from the files to the stored rows: its state, and what a person can do. */
export interface Session {
  readonly store: SessionStore;
  /** The pilot has changed: what is asked from now on is asked of it. */
  readonly follow: (pilot: PilotState) => void;
  readonly add: (files: readonly GivenFile[]) => Promise<void>;
  readonly remove: (key: number) => void;
  readonly goTo: (step: Step, active?: number) => void;
  readonly setSource: (key: number, source: FileSource) => Promise<void>;
  readonly setReading: (key: number, reading: ReadingDocument) => void;
  readonly setTarget: (key: number, target: InputName) => void;
  readonly setColumn: (key: number, field: string, column: ColumnDocument | null) => void;
  /** Filter and `keep`. */
  readonly setRows: (key: number, rows: Pick<MappingDocument, "filter" | "keep">) => void;
  readonly look: (key: number, field: string) => void;
  readonly answer: (key: number, question: MappingQuestion, answer: string) => void;
  readonly setName: (key: number, name: string) => void;
  /** Reads the file by a mapping that was remembered or given as a document. */
  readonly take: (key: number, name: string, document: MappingDocument) => Promise<void>;
  /** Takes a file that follows a template for a foreign one. */
  readonly mapColumns: (key: number) => Promise<void>;
  readonly goOn: () => void;
  readonly run: () => Promise<void>;
  readonly stopRunning: () => void;
  readonly close: () => void;
}

let lastKey = 0;

/** An import without files. */
export function createSession(
  first: PilotState,
  { execute, imports, context, momentOf, tell }: SessionDeps,
): Session {
  const store = createSessionStore();
  let current = first;
  const pilot = (): PilotState => current;
  const opening = createOpening({ store, imports, context, pilot });
  const checking = createChecking({ store, imports, pilot, moment: () => momentOf(current) });
  /** Drafts of inputs that were chosen before, so that trying another loses nothing. */
  const otherDrafts = new Map<string, Draft>();
  let running: AbortController | null = null;

  const change = (key: number, next: (draft: Draft, file: SessionFile) => Draft): void => {
    const file = store.file(key);
    const draft = draftOf(store.getState(), file);
    if (file === null || file.look === null || draft === null) return;
    const after = next(draft, file);
    if (after === draft) return;
    store.setDraft(file.look.headerDigest, after);
    if (after.document !== draft.document || after.name !== draft.name) store.set({ isTouched: true });
    if (after.document !== draft.document || after.settled !== draft.settled) checking.refresh(key);
  };
  const profiled = (
    key: number,
    next: (draft: Draft, profile: NonNullable<SessionFile["look"]>["profile"]) => Draft,
  ) => change(key, (draft, file) => (file.look === null ? draft : next(draft, file.look.profile)));
  const goOn = (): void => {
    const state = store.getState();
    const next = readableFiles(state).find((file) => unsaidOf(state, file) !== null);
    if (next !== undefined) {
      store.goTo("Columns", next.key);
      checking.refresh(next.key);
      return;
    }
    store.goTo("Check");
    void checking.checkAll();
  };

  const takeMapping = async (key: number, { name, document }: GivenMapping): Promise<void> => {
    const file = store.file(key);
    if (file === null || file.opened === null || file.isTemplate) return;
    const { draft, source } = rememberedDraft(name, document);
    await opening.look(key, source, draft);
  };
  const lastMapping = async (files: readonly GivenFile[]): Promise<GivenMapping | null> => {
    let last: GivenMapping | null = null;
    for (const file of files) {
      const read = await readMappingFile(file);
      if (read.ok) last = read.value;
      else tell(read.problem);
    }
    return last;
  };

  return {
    store,
    follow(next) {
      current = next;
    },
    async add(given) {
      const files = given.filter(({ name }) => !isMappingFile(name));
      const mapping = await lastMapping(given.filter(({ name }) => isMappingFile(name)));
      const keys = files.map((given) => {
        lastKey += 1;
        store.addFile(newFile(lastKey, given));
        return lastKey;
      });
      const { active, step } = store.getState();
      if (active === null || step === "Import") store.goTo("File", keys[0] ?? null);
      for (const [place, file] of files.entries()) await opening.open(keys[place] ?? 0, file);
      // A mapping that comes along is for the files beside it, or for the one on the screen.
      const mapped = keys.length > 0 ? keys : active === null ? [] : [active];
      if (mapping !== null) for (const key of mapped) await takeMapping(key, mapping);
      const state = store.getState();
      const added = state.files.filter(({ key }) => keys.includes(key));
      // Templates, and files of a mapping that was remembered, need nothing more to be said.
      const fresh = added.find((file) => !file.isTemplate && file.problem === null && !isKnown(state, file));
      if (fresh !== undefined) {
        store.goTo("Columns", fresh.key);
        checking.refresh(fresh.key);
      } else if (readableFiles(state).length > 0) goOn();
    },
    remove(key) {
      store.removeFile(key);
      void imports.call("close", { files: [key] });
      if (store.getState().step === "Check") void checking.checkAll();
    },
    goTo(step, active) {
      if (step === "Check") {
        goOn();
        return;
      }
      const chosen = active ?? store.getState().active ?? readableFiles(store.getState())[0]?.key ?? null;
      store.goTo(step, chosen);
      if (step === "Columns" && chosen !== null) checking.refresh(chosen);
    },
    async setSource(key, source) {
      checking.stop();
      await opening.look(key, source);
      checking.refresh(key);
    },
    setReading: (key, reading) => change(key, (draft) => withReading(draft, reading)),
    setTarget(key, target) {
      const file = store.file(key);
      if (file === null || file.look === null) return;
      const { headerDigest, profile } = file.look;
      const draft = draftOf(store.getState(), file);
      if (draft !== null) otherDrafts.set(`${headerDigest} ${draft.document.target}`, draft);
      const known = otherDrafts.get(`${headerDigest} ${target}`);
      const name = draft?.name ?? nameOfFile(file.name);
      store.setDraft(headerDigest, known ?? guessedDraft(target, profile, context, name));
      store.set({ isTouched: true });
      checking.refresh(key);
    },
    setColumn: (key, field, column) =>
      profiled(key, (draft, profile) => withColumn(draft, field, column, profile)),
    setRows: (key, { filter, keep }) =>
      profiled(key, (draft, profile) => {
        const { filter: _, keep: __, ...rest } = draft.document;
        const document = {
          ...rest,
          ...(filter === undefined || filter.length === 0 ? {} : { filter }),
          ...(keep === undefined ? {} : { keep }),
        };
        return withDocument(draft, document, profile);
      }),
    look: (key, field) => change(key, (draft) => lookedAt(draft, field)),
    answer: (key, question, answer) =>
      profiled(key, (draft, profile) => {
        if (question.kind === "decimal") {
          const nulls = draft.document.source?.nulls;
          const decimal = answer === "," ? "," : ".";
          return withReading(draft, { ...(nulls === undefined ? {} : { nulls }), decimal });
        }
        if (question.kind === "date") {
          return withDocument(draft, withDateFormat(draft.document, question.fields, answer), profile);
        }
        return { ...draft, settled: new Set([...draft.settled, question.id]) };
      }),
    setName: (key, name) => change(key, (draft) => ({ ...draft, name })),
    async take(key, name, document) {
      checking.stop();
      await takeMapping(key, { name, document });
      checking.refresh(key);
    },
    async mapColumns(key) {
      checking.stop();
      store.changeFile(key, { isTemplate: false, checked: null });
      store.goTo("Columns", key);
      await opening.look(key, {});
      checking.refresh(key);
    },
    goOn,
    async run() {
      const files = readableFiles(store.getState());
      const sheets = files.flatMap((file) => sheetsToImport(store, file));
      running = new AbortController();
      store.set({ step: "Import", imported: { kind: "running", isStopping: false } });
      const names = [...new Set(files.map(({ name }) => name))].join(", ");
      const requests = sheets.map((checked) => ({ command: "import.add", input: { checked } }));
      const done = await execute(current.pilotId, `Imported ${names}`, requests, running.signal);
      running = null;
      if (done === null) {
        store.set({ step: "Check", imported: { kind: "none" } });
        return;
      }
      const batches = done.entries.flatMap(({ changes }) =>
        changes.flatMap(({ record, field, after }) =>
          field === "type" && after === "batch" ? [record] : [],
        ),
      );
      store.set({ imported: { kind: "done", batches, notes: done.notes } });
    },
    stopRunning() {
      running?.abort();
      store.set({ imported: { kind: "running", isStopping: true } });
    },
    close() {
      opening.stop();
      checking.stop();
      running?.abort();
      const keys = store.getState().files.map(({ key }) => key);
      void imports.call("close", { files: keys });
    },
  };
}

function isKnown(state: Parameters<typeof draftOf>[0], file: SessionFile): boolean {
  return draftOf(state, file)?.isRemembered === true && unsaidOf(state, file) === null;
}

function isMappingFile(name: string): boolean {
  return name.toLowerCase().endsWith(".json");
}

function newFile(key: number, { name, sizeBytes }: GivenFile): SessionFile {
  return {
    key,
    name,
    sizeBytes,
    opened: null,
    problem: null,
    isTemplate: false,
    source: {},
    look: null,
    checked: null,
    preview: null,
    reading: "begins",
  };
}
