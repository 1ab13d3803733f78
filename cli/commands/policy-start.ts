/**
 * A policy to start from. It only observes; each line with a `#` right before its text is a setting that is switched off,
 * and taking all of these signs away leaves a file that is right, too.
 */
export const STARTING_POLICY = `# What should be, of an account's service-linked roles. As it stands, rolecall only observes: it reports what it finds and
# changes nothing. Lines with a # right before their text are settings that are switched off; take the # away to switch
# one on, and check the file then: rolecall policy check FILE
#
# Editors complete and explain every member once this has been run: rolecall policy schema > rolecall.policy.schema.json
# yaml-language-server: $schema=./rolecall.policy.schema.json
version: 1

# Where the clock hangs by which windows open and exemptions end. Otherwise UTC.
#timeZone: Europe/Zurich

# Who may approve, by name: patterns of callers' ARNs.
#approvers:
  #platform: "arn:aws:sts::*:assumed-role/Platform/*"

# When rolecall may begin to change something, by name. Otherwise at any time.
#windows:
  #nights: { cron: "0 22 * * 1-5", duration: 4h }

# How much may be changed, whatever the rules say: roles in a day, and usages that one run releases.
#limits:
  #perDay: { roles: 5, percent: 10 }
  #perRun: { releases: 20, percent: 25 }

# A tag with a date, by which a role's owner has it left alone for longer; for so much longer at most.
#protectionTag: { key: "rolecall:keep-until", cap: 30d }

# A role counts as stale if no look at it has succeeded for so long. Otherwise 3 days.
#staleAfter: 2d

# What counts for each rule that does not say otherwise.
#defaults:
  #approvers: platform
  # With true, nobody approves what follows from a policy of their own.
  #fourEyes: true
  # After that nothing is changed, and the finding stays. Otherwise 7 days.
  #approvalExpires: 3d
  # From a finding, or its approval, to the first change. Otherwise none.
  #grace: 1d
  #window: nights
  # What a run may release before it deletes a role: never anything (the default), approved: what the approved plan names,
  # or listed: what fits a rule's releases.
  #release: approved

# The first rule that matches a role counts, and only that one. Of what follows, report is the default everywhere.
rules:
  # A role that should not be there. What follows: report, approve, decommission.
  #- name: no-chime
    #match: { service: "*chime.amazonaws.com" }
    #state: forbidden
    #unexpected: approve

  # A role that has to be there. What follows when it is missing: report, approve, recreate; when its description or its
  # tags are not these: report, approve, put-back.
  #- name: autoscaling
    #match: { service: autoscaling.amazonaws.com, role: AWSServiceRoleForAutoScaling }
    #state: required
    #missing: recreate
    #drift: put-back
    #description: Default Service-Linked Role enables access to AWS Services and Resources used or managed by Auto Scaling
    #tags: { cost-center: "42" }

  # Roles that may be there (state: allowed, the default) as long as they are used. What follows when one is not used any
  # more: report, approve, decommission.
  #- name: sandbox-account
    #match: { account: "111122223333" }
    #unused: decommission
    #idle: 7d
    #minimumAge: 7d
    #window: { cron: "0 9 * * 1-5", duration: 8h, timeZone: UTC }
    #release: listed
    #releases: "arn:aws:ivs:*:*:recording-configuration/*"

  # A match may ask for tags and organizational units, too; usages in other Regions than these are reported.
  #- name: video
    #match: { ou: ou-abcd-12345678, tag: { team: "video*" } }
    #unused: approve
    #regions: [eu-west-1, eu-central-1]

  # Every other role is reported when it was not used for 60 days.
  - name: observe
    idle: 60d

# Roles that are left alone for a time, whatever the rules say.
#exemptions:
  #- name: migration-2026
    #match: { role: AWSServiceRoleForMediaTailor }
    #owner: video-platform
    #reason: until the migration is over
    #expires: 2027-01-31
`;
