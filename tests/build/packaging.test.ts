import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ICNS_KINDS } from "../../build/icons/icon-containers.mjs";
import config from "../../build/package/electron-builder.config.mjs";
import { productNames } from "../../shared/product-names.ts";
import { projectRoot } from "../house/project-files.ts";

const file = (name: string): Buffer => readFileSync(join(projectRoot, name));

/** The width that a PNG says of itself. */
function widthOf(png: Buffer): number {
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return png.readUInt32BE(16);
}

describe("what is packed", () => {
  it("bears the names that never change", () => {
    expect(config.appId).toBe(productNames.appId);
    expect(config.productName).toBe(productNames.userDataFolder);
    expect(config.fileAssociations).toMatchObject([{ ext: productNames.packExtension.slice(1) }]);
  });

  it("leaves the data where they are when the app is removed, and publishes nothing", () => {
    expect(config.nsis).toMatchObject({ deleteAppDataOnUninstall: false, perMachine: false });
    expect(config.publish).toBeNull();
  });

  it("is hardened on a Mac, and asks for nothing but to compile JavaScript", () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true });
    const entitlements = file("build/package/entitlements.plist").toString("utf8");
    const keys = [...entitlements.matchAll(/<key>([^<]+)<\/key>/g)].map(([, key]) => key);
    expect(keys).toStrictEqual(["com.apple.security.cs.allow-jit"]);
  });
});

describe.each(["converge180", "pack"])("the icon %s", (name) => {
  it("holds for Windows every size up to 256, each a PNG of it", () => {
    const ico = file(`build/icons/${name}.ico`);
    const count = ico.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, at) => {
      const entry = 6 + at * 16;
      const width = widthOf(ico.subarray(ico.readUInt32LE(entry + 12)));
      expect(ico.readUInt8(entry)).toBe(width % 256);
      return width;
    });
    expect(sizes).toStrictEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it("holds for a Mac a PNG of every kind's size", () => {
    const icns = file(`build/icons/${name}.icns`);
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const found: [string, number][] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      found.push([icns.toString("latin1", at, at + 4), widthOf(icns.subarray(at + 8))]);
    }
    expect(found).toStrictEqual(ICNS_KINDS);
  });
});
