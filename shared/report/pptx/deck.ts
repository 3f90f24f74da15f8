import type {
  ChartBlock,
  FiguresBlock,
  KeyValuesBlock,
  NoteBlock,
  SignaturesBlock,
  TableBlock,
} from "../report-document.ts";

/** A place on a slide, in inches from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Something on a slide, with the size of its letters in points where that is chosen. */
export type SlideItem =
  | {
      readonly kind: "text";
      readonly box: Box;
      readonly text: string;
      readonly style: "heading" | "body" | "caption";
    }
  | {
      readonly kind: "list";
      readonly box: Box;
      readonly items: readonly string[];
      readonly isNumbered: boolean;
      readonly points: number;
    }
  | { readonly kind: "table"; readonly box: Box; readonly block: TableBlock; readonly points: number }
  | { readonly kind: "keyValues"; readonly box: Box; readonly block: KeyValuesBlock; readonly points: number }
  | { readonly kind: "chart"; readonly box: Box; readonly block: ChartBlock }
  | { readonly kind: "figures"; readonly box: Box; readonly block: FiguresBlock }
  | { readonly kind: "note"; readonly box: Box; readonly block: NoteBlock }
  | { readonly kind: "signatures"; readonly box: Box; readonly block: SignaturesBlock };

/** One slide as data: its title states the finding. */
export interface DeckSlide {
  readonly kicker: string;
  readonly title: string;
  readonly items: readonly SlideItem[];
  /** The same in larger letters, for a slide that says little and finds no other to stand with; absent: it says enough. */
  readonly roomy?: readonly SlideItem[] | undefined;
  /** What the figures are from; nothing that is not for the room. */
  readonly notes: string;
}

/** A slide is 13⅓ × 7½ inches: 16:9. */
export const SLIDE = { width: 13.333, height: 7.5 } as const;
/** Where the content of a slide stands. */
export const CONTENT: Box = { x: 0.6, y: 1.55, w: 12.13, h: 5.2 };
/** Space between two things that stand side by side or one below the other. */
export const GAP = 0.18;
