import { createCatalogueApp } from "./catalogue-app.ts";

/* Composition root for CDK's command line, which says through the environment where the templates go. */
const app = await createCatalogueApp();
app.synth();
