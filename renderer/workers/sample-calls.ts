/** How far the sample portfolio is. */
export interface SampleProgress {
  readonly made: number;
  readonly of: number;
}

/** What the sample worker can be asked for. */
export type SampleCalls = {
  /** The sample portfolio as one pack. */
  readonly pack: { readonly input: null; readonly progress: SampleProgress; readonly output: Uint8Array };
};
