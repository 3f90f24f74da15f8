import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { devServerOf, servedFile } from "../../../electron/main/dev-server.ts";
import { restrictSession } from "../../../electron/security/session-rules.ts";

const ADDRESS = "http://127.0.0.1:4181";

it.each([
  ["a checkout that is told of one", false, ADDRESS, ADDRESS],
  ["a checkout that is told of none", false, undefined, null],
  ["an installed app, whatever it is told", true, ADDRESS, null],
  ["another machine", false, "http://10.0.0.1:4181", null],
  ["a name", false, "http://localhost:4181", null],
  ["a machine that only begins like it", false, "http://127.0.0.1:4181.evil", null],
  ["credentials that look like it", false, "http://127.0.0.1:80@evil:4181", null],
  ["another scheme", false, "file:///etc", null],
])("shows the page of a server on this machine: %s", (_, isPackaged, told, expected) => {
  expect(devServerOf(isPackaged, { CONVERGE180_DEV_SERVER: told })).toBe(expected);
});

it("hands on what the server answers, with the policy that it answers with", async () => {
  const server = createServer((request, response) => {
    response
      .writeHead(request.url === "/a.js?t=1" ? 200 : 404, { "content-security-policy": "default-src 'none'" })
      .end(request.url);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const found = await servedFile(address, "/a.js?t=1");
  expect([found.status, await found.text(), found.headers.get("content-security-policy")]).toStrictEqual([
    200,
    "/a.js?t=1",
    "default-src 'none'",
  ]);
  expect((await servedFile(address, "/b.js")).status).toBe(404);
});

it.each([
  ["no server", null, []],
  ["a server", ADDRESS, ["ws://127.0.0.1:4181/?token=a"]],
])("a session reaches no network; with %s", (_, devServer, reached) => {
  const asked = [
    "app://converge180/index.html",
    "https://example.org/",
    "http://127.0.0.1:4181/index.html",
    "ws://127.0.0.1:4181/?token=a",
    "ws://127.0.0.1:41811/",
    "ws://example.org/",
  ];
  const loaded: string[] = [];
  const ignore = () => undefined;
  restrictSession(
    {
      setPermissionRequestHandler: ignore,
      setPermissionCheckHandler: ignore,
      setDevicePermissionHandler: ignore,
      on: ignore,
      webRequest: {
        onBeforeRequest: (
          listen: (details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void,
        ) => {
          for (const url of asked) listen({ url }, ({ cancel }) => void (cancel || loaded.push(url)));
        },
      },
    } as unknown as Parameters<typeof restrictSession>[0],
    devServer,
  );
  expect(loaded).toStrictEqual(["app://converge180/index.html", ...reached]);
});
