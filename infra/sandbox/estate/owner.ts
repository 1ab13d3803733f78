/** Where owners find AWS, and as whom. */
export interface OwnerSettings {
  readonly endpoint: string;
  /** Twelve digits. */
  readonly account: string;
  /** Of somebody else than an administrator, who may do less. */
  readonly credentials?: ClientConfig["credentials"];
}

/** What the owners of one service's resources do, as administrators of their account unless told. Errors of the SDK pass through. */
export interface Owner {
  /** Makes a resource of this name and switches the feature on; the service makes its role by itself then. Answers the ARN. */
  use(region: string, name: string): Promise<string>;
  /** Switches the feature off; the resource stays, except where deleting it is the only way. */
  stopUsing(arn: string): Promise<void>;
  /** Switches the feature on, or sets it to another of its settings: which, the number says. */
  change(arn: string, variant: number): Promise<void>;
  /** Deletes the resource. */
  remove(arn: string): Promise<void>;
  /** What the feature is set to now, as plain JSON; `undefined` if the resource is gone, or nothing is set. */
  settings(arn: string): Promise<unknown>;
}

/** The Region in a resource's ARN. */
export function regionIn(arn: string): string {
  return arn.split(":")[3] ?? "";
}

/** What follows the last `/` of an ARN: a name or an identifier. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

/** Makes one client for each Region, when it is first asked for. */
export function clientsOf<Client>(
  { endpoint, account, credentials = { accessKeyId: account, secretAccessKey: "sandbox" } }: OwnerSettings,
  make: (config: ClientConfig) => Client,
): (region: string) => Client {
  const clients = new Map<string, Client>();
  return (region) => {
    const client = clients.get(region) ?? make({ endpoint, region, credentials });
    clients.set(region, client);
    return client;
  };
}

/** What every client of an owner is made with: an access key of twelve digits is an account's administrator. */
export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** Answers `undefined` where AWS says that there is nothing. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && /NotFoundException$|^NoSuchEntityException$/.test(error.name)) {
      return undefined;
    }
    throw error;
  }
}
