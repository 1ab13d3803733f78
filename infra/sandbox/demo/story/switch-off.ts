import { EVENT_DELAY_SECONDS, PLAYBACK_CONFIGURATIONS, REGIONS, ROLES, type Setting } from "./setting.ts";

/** MediaTailor's role loses its last usage, and everything else happens by itself. */
export async function switchOff({ stage, owners }: Setting): Promise<void> {
  for (const region of REGIONS) {
    const name = PLAYBACK_CONFIGURATIONS[region];
    await stage.act(`The owner switches the session logs of ${name} in ${region} off.`, () =>
      owners.logSessions(region, name, 0),
    );
    await stage.pass(EVENT_DELAY_SECONDS);
  }
  await stage.until(
    `a run of ${ROLES.mediaTailor} has started by itself and ended`,
    ({ runs }) => runs.some(({ roleName, status }) => roleName === ROLES.mediaTailor && status !== "RUNNING"),
    30 * 60,
  );
  await stage.pass(2 * EVENT_DELAY_SECONDS);
}
