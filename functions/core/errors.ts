/**
 * Every failure this system names.
 *
 * `name` is a literal on purpose: Lambda reports it as `errorType`, Step Functions matches it in
 * `ErrorEquals`, and a minifier that renames the class must not change either.
 */
abstract class RolecallError extends Error {
  abstract override readonly name: string;
}

/** The environment or a caller is not what the code was deployed for. Trying again cannot help. */
export class ConfigurationError extends RolecallError {
  override readonly name = "ConfigurationError";
}

/** An event has not the shape of a CloudTrail call on EventBridge. Trying again cannot help. */
export class InvalidEventError extends RolecallError {
  override readonly name = "InvalidEventError";
}

/** AWS does not show yet what an event tells of, or could not be read everywhere. Trying again after a minute helps. */
export class NotYetSettledError extends RolecallError {
  override readonly name = "NotYetSettledError";
}

/** The service is using the role through this resource just now. Trying again later helps. */
export class ResourceBusyError extends RolecallError {
  override readonly name = "ResourceBusyError";
}

/** Another run has taken over the role since this one claimed it. Trying again cannot help. */
export class ClaimLostError extends RolecallError {
  override readonly name = "ClaimLostError";
}

/** Others kept writing the same item at the same time. Trying again helps. */
export class ContentionError extends RolecallError {
  override readonly name = "ContentionError";
}

/** An AWS answer lacks a member that AWS documents as always present. Trying again cannot help. */
export class UnexpectedAnswerError extends RolecallError {
  override readonly name = "UnexpectedAnswerError";
}
