import { restore } from "./runs.ts";
import { EVENT_DELAY_SECONDS, type Resources, ROLES, type Setting } from "./setting.ts";

/** How many per cent of the sessions the owner logs of late. */
const OTHER_PERCENT = 25;

/** MediaTailor's logs are missed. Two of them somebody has switched on meanwhile, one of these otherwise than before. */
export async function putBack(setting: Setting, { sport, replay }: Resources): Promise<void> {
  const { stage, owners } = setting;
  const { mediaTailor } = owners;
  await stage.act(
    `An owner switches two of MediaTailor’s three logs on again: the channel’s as before, and ${OTHER_PERCENT} % of the sessions of sport, where it was 100 %.`,
    async () => {
      await mediaTailor.change(replay, 0);
      await mediaTailor.logSessions(sport, OTHER_PERCENT);
    },
  );
  await stage.pass(2 * EVENT_DELAY_SECONDS);
  await restore(setting, "mediatailor-restore", ROLES.mediaTailor);
  await stage.pass(2 * EVENT_DELAY_SECONDS);
}
