import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { contentSecurityPolicy, pageHeaders, pageWithNonce } from "../../../../shared/page-security.ts";

/** A built page on this machine, with the policy that the app has. */
export interface ServedWindow {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder on a free port: every load of the page gets its own nonce. */
export async function serveWindow(folder: string, page = "development.html"): Promise<ServedWindow> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/")).replace(
      /^[/\\]+/u,
      "",
    );
    const nonce = randomBytes(16).toString("base64");
    const send = async (): Promise<void> => {
      const bytes = await readFile(join(folder, path === "" ? page : path));
      const isPage = path === "" || path.endsWith(".html");
      response.writeHead(200, pageHeaders(isPage ? "page.html" : path, contentSecurityPolicy(nonce)));
      response.end(isPage ? pageWithNonce(bytes.toString("utf8"), nonce) : bytes);
    };
    send().catch(() => {
      response.writeHead(404, pageHeaders("none.txt", contentSecurityPolicy(nonce)));
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
