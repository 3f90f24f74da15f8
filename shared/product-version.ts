/** Version of the product; the same as in `package.json`, which a test holds. */
export const PRODUCT_VERSION = "0.1.0";

/** Name and version of the app, as they stand in journal entries, seals and reports. */
export const APP = `Converge180 ${PRODUCT_VERSION}`;
