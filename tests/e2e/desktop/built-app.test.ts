import { expect, it, onTestFinished } from "vitest";
import { prepareDesktopApp } from "./support/desktop-app.ts";

it("shows the built page on the desktop host, without an error and without breaking the policy", async () => {
  const desktop = await prepareDesktopApp("built page", { isWholeBrowser: true });
  onTestFinished(() => desktop.remove());
  const { app, page } = await desktop.start();
  onTestFinished(() => app.close());
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  // Loaded once more, so that nothing of its start is missed.
  await page.reload();
  await page.getByRole("main").waitFor();
  expect(await page.title()).toBe("Converge180");
  expect(complaints).toStrictEqual([]);
});
