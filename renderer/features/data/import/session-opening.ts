import { failure, success } from "../../../../shared/errors/problem.ts";
import { type GuessContext, guessTarget } from "../../../../shared/intake/guess/guess-mapping.ts";
import { readMapping } from "../../../../shared/intake/mapping.ts";
import type { MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import { MOST_WINDOW_BYTES } from "../../../../shared/intake/window-limits.ts";
import type { PilotState } from "../../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../../shared/records/read-records.ts";
import type { GivenFile } from "../../../host/host.ts";
import type { Imports } from "../../../workers/import-client.ts";
import { type Draft, type FileSource, guessedDraft, rememberedDraft } from "./draft.ts";
import { nameOfFile } from "./mapping-file.ts";
import type { SessionStore } from "./session-store.ts";

/** What opening files needs. */
export interface OpeningDeps {
  readonly store: SessionStore;
  readonly imports: Imports;
  readonly pilot: () => PilotState;
  readonly context: GuessContext;
}

/** Brings files into an import: reads them, finds out what they are, and with which mapping they may be read. */
export interface Opening {
  readonly open: (key: number, given: GivenFile) => Promise<void>;
  /** Looks at a file as it is read with other settings; `remembered` is the mapping to read it by. */
  readonly look: (key: number, source: FileSource, remembered?: Draft) => Promise<void>;
  readonly stop: () => void;
}

/** Opening for one import. */
export function createOpening({ store, imports, pilot, context }: OpeningDeps): Opening {
  const looking = new Map<number, AbortController>();

  const look: Opening["look"] = async (key, source, remembered) => {
    looking.get(key)?.abort();
    const stopping = new AbortController();
    looking.set(key, stopping);
    store.changeFile(key, { source, reading: "begins", problem: null });
    const looked = await imports.call(
      "look",
      { file: key, source },
      { signal: stopping.signal, onProgress: (progress) => store.changeFile(key, { reading: progress }) },
    );
    if (stopping.signal.aborted) return;
    if (!looked.ok) {
      store.changeFile(key, { reading: null, look: null, problem: looked.problem });
      return;
    }
    const { headerDigest, profile, namedTarget } = looked.value;
    store.changeFile(key, { reading: null, look: looked.value, checked: null, preview: null });
    if (remembered !== undefined) store.setDraft(headerDigest, remembered);
    if (store.getState().drafts.has(headerDigest)) return;
    const target = namedTarget ?? guessTarget(profile, context);
    const name = nameOfFile(store.file(key)?.name ?? "");
    if (target !== null) store.setDraft(headerDigest, guessedDraft(target, profile, context, name));
  };

  /** The mapping that was remembered last for a header row that the file has. */
  const rememberedFor = async (key: number) => {
    const mappings = recordsOf(pilot(), "mapping")
      .filter(({ headerDigest }) => headerDigest !== undefined)
      .toReversed()
      .flatMap(({ name, headerDigest, document }) => {
        const read = readMapping(document);
        if (!read.ok) return [];
        return [{ headerDigest, ...rememberedDraft(name, document as unknown as MappingDocument) }];
      });
    const sources = mappings.map(({ source }) => source);
    const digests = await imports.call("headers", { file: key, sources });
    if (!digests.ok) return null;
    return mappings.find(({ headerDigest }, place) => digests.value[place] === headerDigest) ?? null;
  };

  return {
    look,
    async open(key, given) {
      if (given.sizeBytes > MOST_WINDOW_BYTES) {
        const most = `${MOST_WINDOW_BYTES / 1_048_576} MB`;
        const { problem } = failure("FILE_TOO_LARGE", `the file is larger than ${most}`, {
          remedy:
            "Split it, or import it with the command line, which has no such limit. Nothing was changed.",
        });
        store.changeFile(key, { problem, reading: null });
        return;
      }
      const content = given.blob === undefined ? await given.read() : success(given.blob);
      const opened = content.ok
        ? await imports.call("open", { file: key, fileName: given.name, content: content.value })
        : content;
      if (store.file(key) === null) return;
      if (!opened.ok) {
        store.changeFile(key, { problem: opened.problem, reading: null });
        return;
      }
      const isTemplate = opened.value.templates !== null;
      store.changeFile(key, { opened: opened.value, isTemplate, reading: isTemplate ? null : "begins" });
      if (isTemplate) return;
      const remembered = await rememberedFor(key);
      await look(key, remembered?.source ?? {}, remembered?.draft);
    },
    stop() {
      for (const stopping of looking.values()) stopping.abort();
      looking.clear();
    },
  };
}
