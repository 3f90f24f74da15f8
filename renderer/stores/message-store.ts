import { create } from "zustand";

/** Something that can be done about a message, such as showing the file that was saved. */
export interface MessageAction {
  readonly label: string;
  readonly run: () => void;
}

/** What the status line says: something that was done (and can be undone), or that was refused. */
export type Message =
  | {
      readonly kind: "done";
      readonly text: string;
      /** What it set off, in sentences: such as the obligations that an import fired or withdrew. */
      readonly notes?: readonly string[];
      readonly undo?: () => void;
      /** It is there until it is closed: the way back of something large. */
      readonly stays?: true;
      readonly actions?: readonly MessageAction[];
    }
  | {
      readonly kind: "problem";
      readonly text: string;
      readonly remedy?: string;
      readonly actions?: readonly MessageAction[];
    };

interface MessageState {
  readonly message: Message | null;
  readonly say: (message: Message) => void;
  readonly clear: () => void;
}

export const useMessages = create<MessageState>()((set) => ({
  message: null,
  say: (message) => set({ message }),
  clear: () => set({ message: null }),
}));
