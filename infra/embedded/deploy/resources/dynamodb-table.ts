import * as v from "valibot";
import { arnAt, generatedName } from "../place.ts";
import { resourceType } from "../resource-type.ts";

const Key = v.strictObject({ AttributeName: v.string(), KeyType: v.picklist(["HASH", "RANGE"]) });

const Properties = v.strictObject({
  TableName: v.optional(v.string()),
  AttributeDefinitions: v.array(
    v.strictObject({ AttributeName: v.string(), AttributeType: v.picklist(["S", "N", "B"]) }),
  ),
  KeySchema: v.array(Key),
  BillingMode: v.literal("PAY_PER_REQUEST"),
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html (read 2026-11-20) */
export const dynamoDbTable = resourceType({
  type: "AWS::DynamoDB::Table",
  properties: Properties,
  meaningless: {
    DeletionProtectionEnabled: "nothing here deletes a table",
    PointInTimeRecoverySpecification: "there are no backups",
    SSESpecification: "encryption is the disk's business",
    Tags: "nobody asks for them",
    TimeToLiveSpecification:
      "the embedded table expires nothing, as DynamoDB may for days: readers look at the time",
  },
  declare: ({ properties, logicalId, place }) => {
    const name = properties.TableName ?? generatedName(place, logicalId, 255);
    const { account, region } = place;
    const input = { ...properties, TableName: name };
    return {
      ref: name,
      attributes: { Arn: arnAt(place, "dynamodb", `table/${name}`) },
      declares: [{ kind: "table", table: { account, region, input } }],
    };
  },
});
