import { randomBytes } from "node:crypto";

/** Reports on their way to the printing window; each can be fetched once. */
export interface PrintedPages {
  /** The token under which the page can be fetched. */
  readonly put: (html: string) => string;
  readonly take: (token: string) => string | null;
}

/** No pages. */
export function createPrintedPages(): PrintedPages {
  const pages = new Map<string, string>();
  return {
    put(html) {
      const token = randomBytes(16).toString("hex");
      pages.set(token, html);
      return token;
    },
    take(token) {
      const html = pages.get(token) ?? null;
      pages.delete(token);
      return html;
    },
  };
}
