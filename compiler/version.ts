import manifest from "../package.json" with { type: "json" };

/** The version of Ham. */
export const version: string = manifest.version;
