import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

it("serves the page without a display, prints its address alone on stdout, and ends cleanly when interrupted", async () => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const server = spawn(process.execPath, ["build/serve-page.mjs", "tests/fixtures/window-page", "0"], {
    cwd: projectRoot,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  const said = once(server.stderr, "data");
  const [bytes] = (await once(server.stdout, "data")) as [Buffer];
  const address = bytes.toString("utf8").trim();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(String((await said)[0])).toContain("no display");

  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("<title>Converge180</title>");
  expect((await fetch(address.replace("127.0.0.1", "localhost")).catch(() => ({ status: 421 }))).status).toBe(
    421,
  );

  server.kill("SIGINT");
  expect(await once(server, "exit")).toStrictEqual([0, null]);
});
