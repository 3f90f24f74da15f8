import packageJson from "../../package.json" with { type: "json" };

/** Name and version of the app, as they stand in journal entries, seals and reports. */
export const APP = `Converge180 ${packageJson.version}`;
