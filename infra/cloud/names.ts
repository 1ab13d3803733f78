/** Path of every role that rolecall runs with; calls of roles under it never start another run. */
export const OWN_ROLE_PATH = "/rolecall/";

/** The bus on which rolecall publishes what it found and did; nothing else is ever put there. */
export const OWN_BUS_NAME = "rolecall";

/**
 * The bus of the hub to which forwarders send the events of other Regions. Not the default bus, where rules of
 * others in the account would take them for events of the hub's Region, and not the own bus.
 */
export const INTAKE_BUS_NAME = "rolecall-intake";

/** The workflow that decommissions a role, and its file in `statemachines`. */
export const DECOMMISSION = "decommission-role";

/** The workflow that puts back what a run released, and its file in `statemachines`. */
export const RESTORE = "restore-role";

/** The workflow that mends a finding, and its file in `statemachines`. */
export const REMEDIATE = "remediate-role";
