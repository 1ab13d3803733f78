import { fileURLToPath } from "node:url";

/** Root of the checkout: everything else is found from here, wherever a command is started. */
export const projectDirectory = fileURLToPath(new URL("../../", import.meta.url));

/** One Lambda function per file. */
export const handlersDirectory = `${projectDirectory}functions/handlers`;

/** One state machine per file. */
export const stateMachinesDirectory = `${projectDirectory}statemachines`;

/** Where the bundles of the functions are kept, each in a folder of its own. */
export const bundlesDirectory = `${projectDirectory}build/functions`;

/** Where the templates are written, as CDK's own tools expect it. */
export const assemblyDirectory = `${projectDirectory}cdk.out`;
