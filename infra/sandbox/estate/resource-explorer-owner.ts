import {
  CreateIndexCommand,
  DeleteIndexCommand,
  GetIndexCommand,
  ResourceExplorer2Client,
} from "@aws-sdk/client-resource-explorer-2";
import { required } from "../../../functions/core/required.ts";
import { clientsOf, type Owner, type OwnerSettings, regionIn, unlessMissing } from "./owner.ts";

/** Owners of indexes in Resource Explorer, whose role rolecall only inventories. A Region has one index at most, without a name. */
export function resourceExplorerOwner(settings: OwnerSettings): Owner {
  const clientFor = clientsOf(settings, (config) => new ResourceExplorer2Client(config));
  const remove = async (Arn: string) => {
    await clientFor(regionIn(Arn)).send(new DeleteIndexCommand({ Arn }));
  };
  return {
    async use(region) {
      const { Arn } = await clientFor(region).send(new CreateIndexCommand({}));
      return required(Arn, "the index's ARN");
    },
    stopUsing: remove,
    // Nothing of an index can be set.
    change: () => Promise.resolve(),
    remove,
    async settings(arn) {
      const index = await unlessMissing(clientFor(regionIn(arn)).send(new GetIndexCommand({})));
      return index?.Arn === arn ? { Type: index.Type } : undefined;
    },
  };
}
