import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** Starts the server of the page without a display; port "0": any. */
function serve(port: string): ReturnType<typeof spawn> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const server = spawn(process.execPath, ["build/serve-page.mjs", "tests/fixtures/window-page", port], {
    cwd: projectRoot,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  return server;
}

/** The next text of a stream. */
async function said(stream: Readable | null): Promise<string> {
  if (stream === null) throw new Error("nothing to read");
  const [bytes] = (await once(stream, "data")) as [Buffer];
  return bytes.toString("utf8");
}

it("serves the page without a display, prints its address alone on stdout, and ends cleanly when interrupted", async () => {
  const server = serve("0");
  const advice = said(server.stderr);
  const address = (await said(server.stdout)).trim();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await advice).toContain("no display");

  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("<title>Converge180</title>");

  // Another port would be another origin, without the data of this one: a second server says so and ends.
  const second = serve(new URL(address).port);
  const ended = once(second, "exit");
  expect(await said(second.stderr)).toContain("is in use");
  expect(await ended).toStrictEqual([1, null]);

  server.kill("SIGINT");
  expect(await once(server, "exit")).toStrictEqual([0, null]);
});
