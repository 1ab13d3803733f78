import * as v from "valibot";
import { startSandbox } from "../../../start-sandbox.ts";
import { AccountOrder } from "./account-order.ts";
import { fillAccount } from "./fill-account.ts";

/** Pages as AWS cuts them: the sandbox's own are small to find out who forgets to page. */
const PAGES = { pageItems: 50, mostPageItems: 100 } as const;
const IAM_PAGES = { pageItems: 100, mostPageItems: 1000 } as const;

/** Only IAM takes its time: what a release takes besides would be the same for everybody. */
const AT_ONCE = { creatingSeconds: 0, deletingSeconds: 0 } as const;

/* An account in a process of its own, so that its work is not taken for that of who calls it. Nothing is deployed in it. */
if (import.meta.main) {
  const order = v.parse(AccountOrder, JSON.parse(process.argv[2] ?? ""));
  const sandbox = await startSandbox({
    pace: "real",
    regions: order.regions,
    latencyMilliseconds: order.latencyMilliseconds,
    assembly: { assemblyDirectory: "", stackNames: [] },
    iam: IAM_PAGES,
    chime: PAGES,
    ivs: { ...PAGES, ...AT_ONCE },
    mediapackage: PAGES,
    mediatailor: PAGES,
  });
  await fillAccount(sandbox, order);
  // The account goes with whoever has started it.
  process.once("disconnect", () => process.exit());
  process.send?.({ url: sandbox.url });
}
