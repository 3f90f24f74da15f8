/**
 * @typedef {{ "bom-ref": string, name: string, version: string, properties?: { name: string, value: string }[] }} Component
 * @typedef {{ metadata: { component: Component, timestamp?: string }, serialNumber?: string, components: Component[], dependencies: { ref: string, dependsOn: string[] }[] }} Bill
 */

/** npm says which packages are for development: in an app that is bundled all of them are, and it says nothing. */
const OF_DEVELOPMENT = "cdx:npm:package:development";

/**
 * The bill of materials of the package: of npm's own over the whole lock file (`npm sbom`, CycloneDX) that which stands
 * in the app. The same sources give the same bytes: no time, no number drawn.
 * @param {Bill} whole
 * @param {{ name: string, version: string }} app
 * @param {readonly { name: string, version: string }[]} packages what the app is made of
 */
export function billOfMaterials(whole, app, packages) {
  const wanted = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const components = whole.components.filter((one) => wanted.has(`${one.name}@${one.version}`));
  const missing = [...wanted].filter((id) => !components.some((one) => `${one.name}@${one.version}` === id));
  if (missing.length > 0) throw new Error(`npm's bill of materials lacks ${missing.join(", ")}`);
  const { serialNumber: _drawn, ...bill } = whole;
  const { timestamp: _time, ...metadata } = whole.metadata;
  const root = { ...metadata.component, type: "application", name: app.name, version: app.version };
  const kept = new Set(components.map((one) => one["bom-ref"]));
  return {
    ...bill,
    metadata: { ...metadata, lifecycles: [{ phase: "build" }], component: root },
    components: components.map((one) => ({
      ...one,
      scope: "required",
      properties: (one.properties ?? []).filter(({ name }) => name !== OF_DEVELOPMENT),
    })),
    dependencies: [
      { ref: root["bom-ref"], dependsOn: [...kept] },
      ...whole.dependencies
        .filter(({ ref }) => kept.has(ref))
        .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) })),
    ],
  };
}
