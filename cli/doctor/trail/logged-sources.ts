import type {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  EventSelector,
  GetEventSelectorsCommandOutput,
} from "@aws-sdk/client-cloudtrail";

/** What a trail was told to log. */
type Selectors = Pick<GetEventSelectorsCommandOutput, "AdvancedEventSelectors" | "EventSelectors">;

/**
 * Those of these event sources, for example `iam.amazonaws.com`, of which a trail logs every management event that
 * changes something. One that is narrowed further, to some callers or calls, does not count.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html (read 2026-11-28)
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html (as documented in @aws-sdk/client-cloudtrail 3.1137.0, read 2026-11-28)
 */
export function loggedSources(
  { AdvancedEventSelectors = [], EventSelectors = [] }: Selectors,
  sources: readonly string[],
): readonly string[] {
  return sources.filter(
    (source) =>
      EventSelectors.some((selector) => logs(selector, source)) ||
      AdvancedEventSelectors.some((selector) => logsAdvanced(selector, source)),
  );
}

function logs(selector: EventSelector, source: string): boolean {
  const {
    IncludeManagementEvents = true,
    ReadWriteType = "All",
    ExcludeManagementEventSources = [],
  } = selector;
  return (
    IncludeManagementEvents && ReadWriteType !== "ReadOnly" && !ExcludeManagementEventSources.includes(source)
  );
}

/** What each field of an event that matters here has; of any other nothing is known, so that a selector of it does not count. */
function logsAdvanced({ FieldSelectors = [] }: AdvancedEventSelector, source: string): boolean {
  const event: Readonly<Record<string, string>> = {
    eventCategory: "Management",
    eventSource: source,
    readOnly: "false",
  };
  return (
    FieldSelectors.some(({ Field }) => Field === "eventCategory") &&
    FieldSelectors.every((selector) => {
      const value = event[selector.Field ?? ""];
      return value !== undefined && fits(selector, value);
    })
  );
}

/** All operators of a field have to hold, and each holds for one of its values; those that exclude, for none. */
function fits(selector: AdvancedFieldSelector, value: string): boolean {
  const { Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith } = selector;
  return (
    (Equals?.includes(value) ?? true) &&
    (StartsWith?.some((start) => value.startsWith(start)) ?? true) &&
    (EndsWith?.some((end) => value.endsWith(end)) ?? true) &&
    !(NotEquals?.includes(value) ?? false) &&
    !(NotStartsWith?.some((start) => value.startsWith(start)) ?? false) &&
    !(NotEndsWith?.some((end) => value.endsWith(end)) ?? false)
  );
}
