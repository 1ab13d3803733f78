/** What a value has to be: a scalar of OCSF, anything, an object of these facts, or a list of one of them. */
export interface Attribute {
  readonly type: "string" | "integer" | "boolean" | "json" | ObjectName;
  readonly isList?: true;
  readonly isRequired?: true;
  /** Of numbers: those that may be, and what each is called. */
  readonly captions?: Readonly<Record<number, string>>;
  /** The attribute that says the same as a caption. */
  readonly sibling?: string;
}

/** An object or class of OCSF, as far as it is used here. */
export interface Facts {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly atLeastOne?: readonly string[];
}

export type ObjectName =
  | "account"
  | "assessment"
  | "cloud"
  | "compliance"
  | "evidences"
  | "finding_info"
  | "metadata"
  | "policy"
  | "product"
  | "remediation"
  | "resource_details";

const STRING = { type: "string" } as const;
const INTEGER = { type: "integer" } as const;
const STRINGS = { type: "string", isList: true } as const;
const NAMED = ["name", "uid"];

/**
 * Facts of OCSF 1.6.0 about the class `compliance_finding` with the profile `cloud` and the objects that an event of ours
 * is made of: which attributes there are, of which type, which are required, which numbers may be. Attributes that are
 * deprecated, or of objects that are not listed, are left out: whatever is not here counts as unknown.
 *
 * Taken down from https://github.com/ocsf/ocsf-schema (Apache-2.0), release 1.6.0: events/base_event.json,
 * events/findings/finding.json and compliance_finding.json, profiles/cloud.json, objects and dictionary.json (read
 * 2026-11-28, at second hand: in a copy of these files, and in types that were generated from them).
 */
export const COMPLIANCE_FINDING: Facts = {
  attributes: {
    activity_id: {
      type: "integer",
      isRequired: true,
      captions: { 0: "Unknown", 1: "Create", 2: "Update", 3: "Close", 99: "Other" },
      sibling: "activity_name",
    },
    activity_name: STRING,
    category_name: STRING,
    category_uid: {
      type: "integer",
      isRequired: true,
      captions: { 2: "Findings" },
      sibling: "category_name",
    },
    class_name: STRING,
    class_uid: {
      type: "integer",
      isRequired: true,
      captions: { 2003: "Compliance Finding" },
      sibling: "class_name",
    },
    cloud: { type: "cloud", isRequired: true },
    comment: STRING,
    compliance: { type: "compliance", isRequired: true },
    confidence: STRING,
    confidence_id: INTEGER,
    confidence_score: INTEGER,
    count: INTEGER,
    duration: INTEGER,
    end_time: INTEGER,
    evidences: { type: "evidences", isList: true },
    finding_info: { type: "finding_info", isRequired: true },
    message: STRING,
    metadata: { type: "metadata", isRequired: true },
    raw_data: STRING,
    remediation: { type: "remediation" },
    resources: { type: "resource_details", isList: true },
    severity: STRING,
    severity_id: {
      type: "integer",
      isRequired: true,
      captions: {
        0: "Unknown",
        1: "Informational",
        2: "Low",
        3: "Medium",
        4: "High",
        5: "Critical",
        6: "Fatal",
        99: "Other",
      },
      sibling: "severity",
    },
    start_time: INTEGER,
    status: STRING,
    status_code: STRING,
    status_detail: STRING,
    status_id: {
      type: "integer",
      captions: {
        0: "Unknown",
        1: "New",
        2: "In Progress",
        3: "Suppressed",
        4: "Resolved",
        5: "Archived",
        6: "Deleted",
        99: "Other",
      },
      sibling: "status",
    },
    time: { type: "integer", isRequired: true },
    timezone_offset: INTEGER,
    type_name: STRING,
    type_uid: {
      type: "integer",
      isRequired: true,
      captions: {
        200300: "Compliance Finding: Unknown",
        200301: "Compliance Finding: Create",
        200302: "Compliance Finding: Update",
        200303: "Compliance Finding: Close",
        200399: "Compliance Finding: Other",
      },
      sibling: "type_name",
    },
    unmapped: { type: "json" },
  },
};

/** The objects. */
export const OBJECTS: Readonly<Record<ObjectName, Facts>> = {
  account: {
    attributes: {
      name: STRING,
      uid: STRING,
      labels: STRINGS,
      type: STRING,
      type_id: {
        type: "integer",
        captions: { 0: "Unknown", 3: "AWS IAM User", 4: "AWS IAM Role", 10: "AWS Account", 99: "Other" },
        sibling: "type",
      },
    },
    atLeastOne: NAMED,
  },
  assessment: {
    attributes: {
      category: STRING,
      desc: STRING,
      meets_criteria: { type: "boolean", isRequired: true },
      name: STRING,
      policy: { type: "policy" },
      uid: STRING,
    },
    atLeastOne: NAMED,
  },
  cloud: {
    attributes: {
      account: { type: "account" },
      cloud_partition: STRING,
      project_uid: STRING,
      provider: { type: "string", isRequired: true },
      region: STRING,
      zone: STRING,
    },
  },
  compliance: {
    attributes: {
      assessments: { type: "assessment", isList: true },
      category: STRING,
      control: STRING,
      desc: STRING,
      requirements: STRINGS,
      standards: STRINGS,
      status: STRING,
      status_code: STRING,
      status_details: STRINGS,
      status_id: {
        type: "integer",
        captions: { 1: "Pass", 2: "Warning", 3: "Fail" },
        sibling: "status",
      },
    },
  },
  evidences: {
    attributes: {
      data: { type: "json" },
      name: STRING,
      resources: { type: "resource_details", isList: true },
      uid: STRING,
      verdict: STRING,
    },
    atLeastOne: ["data", "resources"],
  },
  finding_info: {
    attributes: {
      created_time: INTEGER,
      data_sources: STRINGS,
      desc: STRING,
      first_seen_time: INTEGER,
      last_seen_time: INTEGER,
      modified_time: INTEGER,
      product: { type: "product" },
      product_uid: STRING,
      related_events_count: INTEGER,
      src_url: STRING,
      title: STRING,
      types: STRINGS,
      uid: { type: "string", isRequired: true },
      uid_alt: STRING,
    },
  },
  metadata: {
    attributes: {
      correlation_uid: STRING,
      debug: STRINGS,
      event_code: STRING,
      is_truncated: { type: "boolean" },
      labels: STRINGS,
      log_level: STRING,
      log_name: STRING,
      log_provider: STRING,
      log_version: STRING,
      logged_time: INTEGER,
      modified_time: INTEGER,
      original_time: STRING,
      processed_time: INTEGER,
      product: { type: "product", isRequired: true },
      profiles: STRINGS,
      sequence: INTEGER,
      tenant_uid: STRING,
      uid: STRING,
      untruncated_size: INTEGER,
      version: { type: "string", isRequired: true },
    },
  },
  policy: {
    attributes: {
      data: { type: "json" },
      desc: STRING,
      is_applied: { type: "boolean" },
      name: STRING,
      type: STRING,
      uid: STRING,
      version: STRING,
    },
    atLeastOne: NAMED,
  },
  product: {
    attributes: {
      cpe_name: STRING,
      lang: STRING,
      name: STRING,
      path: STRING,
      uid: STRING,
      url_string: STRING,
      vendor_name: STRING,
      version: STRING,
    },
    atLeastOne: NAMED,
  },
  remediation: {
    attributes: {
      desc: { type: "string", isRequired: true },
      kb_articles: STRINGS,
      references: STRINGS,
    },
  },
  resource_details: {
    attributes: {
      cloud_partition: STRING,
      created_time: INTEGER,
      criticality: STRING,
      data: { type: "json" },
      hostname: STRING,
      ip: STRING,
      is_backed_up: { type: "boolean" },
      labels: STRINGS,
      modified_time: INTEGER,
      name: STRING,
      namespace: STRING,
      region: STRING,
      role: STRING,
      role_id: {
        type: "integer",
        captions: { 0: "Unknown", 1: "Target", 2: "Actor", 3: "Affected", 4: "Related", 99: "Other" },
        sibling: "role",
      },
      type: STRING,
      uid: STRING,
      uid_alt: STRING,
      version: STRING,
      zone: STRING,
    },
    atLeastOne: NAMED,
  },
};
