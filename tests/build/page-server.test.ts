import { once } from "node:events";
import type { Server } from "node:http";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPageServer } from "../../build/page-server.mjs";

const folder = fileURLToPath(new URL("../fixtures/window-page", import.meta.url));

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

let server: Server;
let port: number;

beforeAll(async () => {
  server = createPageServer(folder);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Asks with a path and a Host header as they stand here, which fetch() would put right. */
function ask(path: string, host = `127.0.0.1:${port}`, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers: { host } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (bytes: Buffer) => parts.push(bytes));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString("utf8"),
        }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("the server of the page", () => {
  it("serves the page with the policy and a nonce of its own for every load", async () => {
    const answers = [await ask("/"), await ask("/index.html?from=bookmark")];
    const nonces = answers.map(({ headers }) => {
      const policy = String(headers["content-security-policy"]);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
      return /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    });
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 200]);
    expect(answers[0]?.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(answers[0]?.body).toContain(`nonce="${nonces[0]}"`);
    expect(answers[0]?.body).not.toContain("__CSP_NONCE__");
  });

  it("serves scripts as scripts, and lets no type be guessed", async () => {
    const { status, headers } = await ask("/page.js");
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  });

  it.each(["evil.example", "evil.example:80", "localhost", "127.0.0.1"])(
    "refuses the name %s",
    async (host) => {
      const { status, body } = await ask("/", host);
      expect(status).toBe(421);
      expect(body).not.toContain("<html");
    },
  );

  it.each(["/../page.js", "/..%2fpackage.json", "//page.js", "/page.js/", "/%70age.js", "/.git/config"])(
    "has nothing under %s",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it("answers nothing but GET", async () => {
    expect((await ask("/", undefined, "POST")).status).toBe(405);
  });

  it("listens to this machine alone", () => {
    expect((server.address() as AddressInfo).address).toBe("127.0.0.1");
  });
});
