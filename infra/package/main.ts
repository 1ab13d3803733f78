import { buildPackage } from "./build.ts";

/* What `npm pack` and `npm publish` run first. */
await buildPackage();
