/** How names of the stack's resources begin: CloudFormation puts the stack's name before what the template calls them. */
export const HUB_PREFIX = "RolecallHub-";

/** The same for the stacks of the other Regions, whose names go on with the Region. */
export const FORWARDER_PREFIX = "RolecallForwarder-";

/** Names of the hub's own buses: what rolecall says, and what the forwarders send. */
export const OWN_BUS = "rolecall";
export const INTAKE_BUS = "rolecall-intake";
