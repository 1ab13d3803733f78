/** The template, or what it was deployed with, is not something that can be started here. Trying again cannot help. */
export class DeployError extends Error {
  override readonly name = "DeployError";
}
