import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { extractFile, getRawHeader, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { onPath } from "../../../build/ensure-chromium.mjs";
import { FUSES } from "../../../build/package/fuses.mjs";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { importsOf } from "../../house/module-imports.ts";
import { filesBelow, isCode, projectRoot } from "../../house/project-files.ts";
import { choose } from "../desktop/support/desktop-app.ts";
import { addPerson, chooseMenu, listenForComplaints, startPilot } from "../desktop/support/window-driver.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";

/** Debian's own tool makes the package here; the stand-in for Electron's runtime is for Linux alone. */
const missing = onPath("dpkg-deb").length === 0 ? "dpkg-deb (Debian's packages)" : undefined;
if (missing !== undefined)
  process.stderr.write(`No ${missing}: packing the app for Linux is not tested here.\n`);

const folder = mkdtempSync(join(tmpdir(), "converge180-pack-"));
const out = join(folder, "out");
const installed = join(folder, "installed");
const unpacked = (...names: readonly string[]): string => join(out, "linux-unpacked", ...names);
const archive = unpacked("resources/app.asar");
let said = "";

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe.skipIf(missing !== undefined)("npm run pack", () => {
  beforeAll(() => {
    const packed = spawnSync(process.execPath, ["build/pack.mjs", "--stand-in", `--out=${out}`], {
      cwd: projectRoot,
      encoding: "utf8",
    });
    said = packed.stderr;
    if (packed.status !== 0) throw new Error(`packing failed: ${said}`);
    const [deb = ""] = readdirSync(out).filter((name) => name.endsWith(".deb"));
    const taken = run("dpkg-deb", "-x", join(out, deb), installed);
    if (taken.status !== 0) throw new Error("the package cannot be taken apart");
  });

  it("says in a line each what was made and what cannot be", () => {
    const lines = said.trim().split("\n");
    expect(lines[0]).toContain("stand-in");
    const made = lines.filter((line) => line.startsWith("made   ")).map((line) => line.slice(7));
    expect(made.map((path) => existsSync(path))).toStrictEqual(made.map(() => true));
    expect(made.map((path) => path.replace(/^.*\.(?=deb$|tar\.gz$|AppImage$)/, "")).slice(1)).toEqual(
      expect.arrayContaining(["deb", "tar.gz"]),
    );
    const notMade = lines.filter((line) => line.startsWith("not    "));
    expect(made.length + notMade.length).toBe(4);
    expect(lines.length).toBe(5);
  });

  it("packs the built app and nothing else: no sources, maps, tests or development packages", () => {
    const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll("\\", "/"));
    expect(files).toEqual(
      expect.arrayContaining([
        "/package.json",
        "/dist/main/main.js",
        "/dist/preload/preload.cjs",
        "/dist/renderer/index.html",
      ]),
    );
    const allowed =
      /^\/(package\.json|dist(\/(main|preload|renderer)(\/(chunks|assets))?(\/[\w.-]+\.(js|cjs|css|html|woff2))?)?)$/;
    expect(files.filter((file) => !allowed.test(file))).toStrictEqual([]);
    const manifest = JSON.parse(extractFile(archive, "package.json").toString("utf8")) as object;
    expect(manifest).toMatchObject({ name: "converge180", main: "dist/main/main.js", license: "MIT" });
    expect(manifest).not.toHaveProperty("devDependencies");
    expect(manifest).not.toHaveProperty("scripts");
  });

  it("keeps a digest of every packed file, with which Electron checks them", () => {
    const integritySchema = z.object({ algorithm: z.literal("SHA256"), hash: z.string().length(64) });
    const { header } = getRawHeader(archive);
    const differing: string[] = [];
    let seen = 0;
    const look = (entry: object, path: string): void => {
      if ("files" in entry) {
        for (const [name, inner] of Object.entries(entry.files as object))
          look(inner as object, `${path}${name}/`);
        return;
      }
      const { hash } = integritySchema.parse((entry as { integrity?: unknown }).integrity);
      const bytes = extractFile(archive, path.slice(0, -1));
      if (createHash("sha256").update(bytes).digest("hex") !== hash) differing.push(path);
      seen += 1;
    };
    look(header, "");
    expect(differing).toStrictEqual([]);
    expect(seen).toBeGreaterThan(50);
  });

  it("sets every fuse of Electron's program", async () => {
    const wire = await getCurrentFuseWire(unpacked("converge180"));
    const names = Object.values(FuseV1Options).filter((name) => typeof name === "number");
    const found = Object.fromEntries(names.map((fuse) => [fuse, wire[fuse] === FuseState.ENABLE]));
    expect(found).toStrictEqual(FUSES);
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  });

  it("tells the system of the app, its icons and the kind of its packs", () => {
    const entry = readFileSync(join(installed, "usr/share/applications/converge180.desktop"), "utf8");
    expect(entry).toContain("\nExec=/opt/Converge180/converge180 %F\n");
    expect(entry).toContain("\nMimeType=application/vnd.converge180;\n");
    expect(entry).toContain("\nIcon=converge180\n");
    const kinds = readFileSync(join(installed, "usr/share/mime/packages/converge180.xml"), "utf8");
    expect(kinds).toContain('<mime-type type="application/vnd.converge180">');
    expect(kinds).toContain('<glob pattern="*.c180"/>');
    const icons = join(installed, "usr/share/icons/hicolor");
    for (const size of [16, 32, 48, 128, 256, 512]) {
      const png = readFileSync(join(icons, `${size}x${size}/apps/converge180.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toStrictEqual([size, size]);
    }
    expect(existsSync(join(icons, "scalable/mimetypes/application-vnd.converge180.svg"))).toBe(true);
    expect(readFileSync(join(installed, "usr/share/doc/converge180/copyright"), "utf8")).toContain(
      "MIT License",
    );
    const [deb = ""] = readdirSync(out).filter((name) => name.endsWith(".deb"));
    const facts = run("dpkg-deb", "-f", join(out, deb)).stdout;
    expect(facts).toContain("Package: converge180\n");
    expect(facts).not.toContain(".invalid\nDescription");
  });

  it.skipIf(onPath("desktop-file-validate").length === 0)(
    "has an entry that the desktop's own tool takes",
    () => {
      const file = join(installed, "usr/share/applications/converge180.desktop");
      expect(run("desktop-file-validate", file)).toMatchObject({ status: 0, stdout: "" });
    },
  );

  it("lists everything that the app is made of, with the licence of each", () => {
    const bill = billSchema.parse(JSON.parse(readFileSync(unpacked("resources/sbom.cdx.json"), "utf8")));
    const names = bill.components.map(({ name }) => name);
    expect(new Set(bill.components.map((one) => one["bom-ref"])).size).toBe(names.length);
    // What the sources of the window import stands in it; what only tests and tools use does not.
    const imported = filesBelow("renderer")
      .concat(filesBelow("shared"))
      .filter((file) => isCode(file) && !file.includes("/gallery/"))
      .flatMap((file) => importsOf(file, readFileSync(join(projectRoot, file), "utf8")))
      .filter(({ specifier, typeOnly }) => !typeOnly && /^[@a-z]/.test(specifier))
      .map(({ specifier }) => /^(@[^/]+\/)?[^/?]+/.exec(specifier)?.[0] ?? "");
    expect(imported.length).toBeGreaterThan(100);
    expect([...new Set(imported)].filter((name) => !names.includes(name))).toStrictEqual([]);
    expect(names).toContain("electron");
    for (const tool of ["vitest", "playwright-core", "electron-builder", "vite", "ical.js", "fast-check"]) {
      expect(names).not.toContain(tool);
    }
    const terms = readFileSync(unpacked("resources/third-party-licences.txt"), "utf8");
    const without = bill.components.filter(({ name, version, licenses }) => {
      const heading = terms.indexOf(`\n${name} ${version} (`);
      const own = heading < 0 ? "" : (terms.slice(heading).split("─".repeat(80))[1] ?? "");
      return licenses.length === 0 || own.length < 400;
    });
    expect(without).toStrictEqual([]);
  });

  describe("what was packed, installed", () => {
    const userData = join(folder, "user data");
    const documents = join(folder, "documents");
    let app: ElectronApplication;
    let page: Page;
    let complaints: readonly string[] = [];

    async function start(...args: readonly string[]): Promise<void> {
      app = await _electron.launch({
        executablePath: join(installed, "opt/Converge180/converge180"),
        args: [`--user-data-dir=${userData}`, ...args],
        cwd: documents,
        timeout: 60_000,
      });
      page = await app.firstWindow();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.getByRole("main").waitFor();
      complaints = await listenForComplaints(page);
    }

    it("keeps a pilot, opens a pack by its name, and saves one", async () => {
      mkdirSync(userData);
      mkdirSync(documents);
      writeFileSync(
        join(userData, "backup-folder.json"),
        JSON.stringify({ folder: join(folder, "backups") }),
      );
      await start();
      const facts = await app.evaluate(({ app, Menu }) => ({
        isPackaged: app.isPackaged,
        version: app.getVersion(),
        hasLicences: (Menu.getApplicationMenu()?.getMenuItemById("licences") ?? null) !== null,
      }));
      const { version } = z
        .object({ version: z.string() })
        .parse(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")));
      expect(facts).toStrictEqual({ isPackaged: true, version, hasLicences: true });
      await startPilot(app, page, "Velta Logistics");
      await addPerson(page, "Ada Nowak");
      await page.getByText(/^All changes saved \d\d:\d\d$/).waitFor();
      await choose(app, join(documents, "velta.c180"));
      await chooseMenu(app, "save pack");
      await page.getByText("Saved velta.c180").waitFor();
      await app.close();
      const pack = readPack(new Uint8Array(readFileSync(join(documents, "velta.c180"))));
      if (!pack.ok) throw new Error(pack.problem.message);
      const people = pack.value.pilots.flatMap((pilot) => recordsOf(pilot, "person"));
      expect(people.map(({ name }) => name)).toContain("Ada Nowak");
      await start("velta.c180");
      await page.getByText("1 unchanged: Velta Logistics").waitFor();
      await app.close();
      expect(complaints).toStrictEqual([]);
    });

    it("installed over an older version backs everything up first; a downgrade is noticed and nothing opened", async () => {
      const anchor = join(userData, "journal/anchor.json");
      const noted = JSON.parse(readFileSync(anchor, "utf8")) as object;
      writeFileSync(anchor, JSON.stringify({ ...noted, app: "Converge180 0.0.9" }));
      const backups = (): readonly string[] =>
        existsSync(join(folder, "backups")) ? readdirSync(join(folder, "backups")) : [];
      const before = backups().length;
      await start();
      await page.getByRole("heading", { name: "Today" }).waitFor();
      await expect.poll(() => backups().length).toBeGreaterThan(before);
      await app.close();
      writeFileSync(anchor, JSON.stringify({ ...noted, schema: 999 }));
      await start();
      await page.getByRole("heading", { name: "These data belong to a newer version" }).waitFor();
      await app.close();
      expect(JSON.parse(readFileSync(anchor, "utf8"))).toStrictEqual({ ...noted, schema: 999 });
    });
  });
});

const billSchema = z.object({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.string().regex(/^1\.[5-9]$/),
  metadata: z.object({
    component: z.object({ name: z.literal("converge180"), type: z.literal("application") }),
  }),
  components: z
    .array(
      z.object({
        "bom-ref": z.string(),
        name: z.string(),
        version: z.string(),
        purl: z.string().startsWith("pkg:npm/"),
        hashes: z.array(z.object({ alg: z.literal("SHA-512"), content: z.string().length(128) })).min(1),
        licenses: z.array(z.unknown()),
      }),
    )
    .min(20),
});

function run(
  program: string,
  ...args: readonly string[]
): { readonly status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  return { status, stdout };
}
