import type { ElectronApplication } from "playwright-core";

/** A question that the app asked in a message box of the system. */
export interface AskedQuestion {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

interface Noted {
  asked: AskedQuestion[];
  answers: string[];
}

/** Answers the app's message boxes with these buttons, one after the other; a box beyond them stays open. */
export async function answerBoxes(app: ElectronApplication, answers: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, answers) => {
    const noted: Noted = { asked: [], answers: [...answers] };
    Object.assign(globalThis, { noted });
    dialog.showMessageBox = async (...given: readonly unknown[]) => {
      const options = given.at(-1) as AskedQuestion & {
        readonly signal?: AbortSignal;
        readonly cancelId?: number;
      };
      const { message, detail, buttons, signal, cancelId = 0 } = options;
      noted.asked.push({ message, detail, buttons });
      const answer = noted.answers.shift();
      if (answer !== undefined) return { response: buttons.indexOf(answer), checkboxChecked: false };
      return new Promise((resolve) => {
        signal?.addEventListener("abort", () => resolve({ response: cancelId, checkboxChecked: false }));
      });
    };
  }, answers);
}

/** What was asked since. */
export function askedIn(app: ElectronApplication): Promise<AskedQuestion[]> {
  return app.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.asked);
}
