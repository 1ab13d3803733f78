import type { Check } from "../check.ts";
import { alarms } from "./alarms.ts";
import { clock } from "./clock.ts";
import { configuredRegion } from "./configured-region.ts";
import { credentials } from "./credentials.ts";
import { deadLetters } from "./dead-letters.ts";
import { inventory } from "./inventory.ts";
import { outOfReach } from "./out-of-reach.ts";
import { partition } from "./partition.ts";
import { pause } from "./pause.ts";
import { permissions } from "./permissions.ts";
import { reading } from "./reading.ts";
import { regions } from "./regions.ts";
import { rules } from "./rules.ts";
import { trail } from "./trail.ts";

/** Every check, in the order in which they are told: first what the others stand on. */
export const allChecks: readonly Check[] = [
  credentials,
  configuredRegion,
  clock,
  partition,
  regions,
  permissions,
  reading,
  inventory,
  outOfReach,
  pause,
  trail,
  rules,
  deadLetters,
  alarms,
];
