import type * as client from "@aws-sdk/client-sfn";
import type { StatesEngine } from "../../embedded/states/contract.ts";
import type { Operation } from "../gateway/operation.ts";
import { asStates, cutStatesPage, onResource } from "./states-words.ts";

/** Shows a state machine. */
export const describeStateMachine = (
  engine: Pick<StatesEngine, "describeStateMachine">,
): Operation<client.DescribeStateMachineInput, client.DescribeStateMachineOutput> => ({
  mutates: false,
  authorization: ({ stateMachineArn }) => onResource("DescribeStateMachine", stateMachineArn),
  async answer({ stateMachineArn = "" }) {
    const machine = await asStates(() => engine.describeStateMachine(stateMachineArn));
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: "ACTIVE",
      definition: JSON.stringify(machine.definition),
      roleArn: machine.roleArn,
      type: "STANDARD",
      creationDate: machine.creationDate,
    };
  },
});

/** Lists the state machines of one account and Region. */
export const listStateMachines = (
  engine: Pick<StatesEngine, "listStateMachines">,
): Operation<client.ListStateMachinesInput, client.ListStateMachinesOutput> => ({
  mutates: false,
  authorization: () => onResource("ListStateMachines", "*"),
  answer(paging, { account, region }) {
    const here = engine
      .listStateMachines()
      .filter(({ arn }) => arn.startsWith(`arn:aws:states:${region}:${account}:`));
    const { items, nextToken } = cutStatesPage(here, ({ name }) => name, paging);
    return {
      stateMachines: items.map(({ arn, name, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type: "STANDARD",
        creationDate,
      })),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
  },
});
