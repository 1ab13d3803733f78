import { fits } from "../../functions/core/glob.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Column } from "../output/format.ts";
import { visibleText } from "../output/visible-text.ts";
import type { Session } from "../session/session.ts";
import { type CatalogueRole, catalogueRoles } from "./catalogue-roles.ts";
import { writeRows } from "./write-rows.ts";

/** `rolecall catalogue`: prints the service-linked roles that rolecall knows before any account is asked. */
export async function catalogue(session: Session, text: string | undefined): Promise<ExitCode> {
  const all = catalogueRoles();
  const rows = text === undefined ? all : all.filter((role) => isMeant(role, text.toLowerCase()));
  writeRows(session, rows, columns, (row) => row);
  const full = rows.filter(({ cleanUp }) => cleanUp === "full").length;
  session.say(
    rows.length === 0
      ? `None of the ${all.length} roles that rolecall knows fits ${visibleText(text ?? "")}; AWS has more, and rolecall decommissions those on IAM's own check`
      : `${rows.length} of ${all.length} known roles, ${full} with full clean-up; AWS has more`,
  );
  return EXIT.done;
}

const columns: readonly Column<CatalogueRole>[] = [
  {
    key: "roleName",
    title: "ROLE",
    value: ({ roleName, customSuffix }) => `${roleName}${customSuffix ? "[_suffix]" : ""}`,
  },
  { key: "service", title: "SERVICE", value: ({ principal }) => principal },
  {
    key: "cleanUp",
    title: "CLEAN-UP",
    value: ({ cleanUp }) => (cleanUp === "full" ? "full" : "IAM's check"),
    tone: ({ cleanUp }) => (cleanUp === "full" ? "good" : undefined),
  },
  {
    key: "regions",
    title: "REGIONS",
    align: "right",
    spare: 4,
    value: ({ service }) => service?.regions.length,
  },
  { key: "protected", title: "PROTECTED", spare: 3, value: ({ protected: is }) => (is ? true : undefined) },
  {
    key: "releasedBy",
    title: "RELEASED BY",
    spare: 2,
    value: ({ service }) => service?.actions.release.join(" "),
  },
  { key: "advice", title: "BEFORE IT IS DELETED", spare: 1, value: ({ advice }) => advice },
];

/** A pattern has to fit a whole name, of the role, its service or its key; anything else may be a part of it. */
function isMeant({ roleName, principal, service }: CatalogueRole, text: string): boolean {
  const isPattern = /[*?]/.test(text);
  return [roleName, principal, service?.key ?? ""]
    .map((name) => name.toLowerCase())
    .some((name) => (isPattern ? fits(name, text) : name.includes(text)));
}
