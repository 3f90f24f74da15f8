import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { Draft } from "./draft.ts";
import { EMPTY_SESSION, type SessionFile, type SessionState, type Step } from "./session-state.ts";

/** The state of one import, with the few ways in which it is written. */
export interface SessionStore extends Pick<StoreApi<SessionState>, "getState" | "subscribe"> {
  readonly set: (part: Partial<SessionState>) => void;
  readonly addFile: (file: SessionFile) => void;
  readonly changeFile: (key: number, part: Partial<SessionFile>) => void;
  readonly removeFile: (key: number) => void;
  /** The file, as long as it belongs to the import. */
  readonly file: (key: number) => SessionFile | null;
  readonly setDraft: (headerDigest: string, draft: Draft) => void;
  readonly goTo: (step: Step, active?: number | null) => void;
}

/** An import without files. */
export function createSessionStore(): SessionStore {
  const store = createStore<SessionState>()(() => EMPTY_SESSION);
  const { getState, setState, subscribe } = store;
  return {
    getState,
    subscribe,
    set: (part) => setState(part),
    addFile: (file) => setState(({ files }) => ({ files: [...files, file] })),
    changeFile: (key, part) =>
      setState(({ files }) => ({
        files: files.map((file) => (file.key === key ? { ...file, ...part } : file)),
      })),
    removeFile: (key) =>
      setState(({ files, active }) => {
        const left = files.filter((file) => file.key !== key);
        return { files: left, active: active === key ? (left[0]?.key ?? null) : active };
      }),
    file: (key) => getState().files.find((file) => file.key === key) ?? null,
    setDraft: (headerDigest, draft) =>
      setState(({ drafts }) => ({ drafts: new Map(drafts).set(headerDigest, draft) })),
    goTo: (step, active) => setState(active === undefined ? { step } : { step, active }),
  };
}
