import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as realTimer } from "node:timers/promises";
import type { RawAnswer } from "./operation.ts";
import type { WireRequest } from "./wire.ts";

/** A server that listens. */
export interface HttpServer {
  /** For example `http://127.0.0.1:4599`. */
  readonly url: string;
  /** Takes no more requests, waits a moment for the answers to those that it has, and cuts off what is left. */
  close(): Promise<void>;
}

/** AWS takes at most 6 MB for a Lambda payload, the largest body of the services here. */
const LARGEST_BODY_BYTES = 8 * 1024 * 1024;

/** Longer than the idle time of any client's connection pool, so that a client is always the first to close. */
const IDLE_MILLISECONDS = 65_000;

/** So long a request that is being answered may keep the server from closing. */
const LAST_ANSWERS_MILLISECONDS = 2000;

async function readRequest(incoming: IncomingMessage): Promise<WireRequest | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= LARGEST_BODY_BYTES) {
      chunks.push(bytes);
    }
  }
  const [path = "/", query = ""] = (incoming.url ?? "/").split(/\?(.*)/s);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(",")]);
  return size > LARGEST_BODY_BYTES
    ? undefined
    : {
        method: incoming.method ?? "GET",
        path,
        query: new URLSearchParams(query),
        headers: Object.fromEntries(headers),
        body: Buffer.concat(chunks),
      };
}

const TOO_LARGE: RawAnswer = {
  status: 413,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message: `The body is larger than ${LARGEST_BODY_BYTES} bytes` }),
};

/**
 * Serves HTTP on loopback only.
 *
 * @param port 0 for any free port
 * @param answer must not reject: whatever goes wrong is an answer too
 * @throws {Error} EADDRINUSE if the port is taken.
 */
export async function serveHttp(
  port: number,
  answer: (request: WireRequest) => Promise<RawAnswer>,
): Promise<HttpServer> {
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming);
    const { status, headers, body } = request === undefined ? TOO_LARGE : await answer(request);
    response.writeHead(status, {
      ...headers,
      "content-length": Buffer.byteLength(body),
      // A client that kept the connection would send its next request into a server that is closing.
      ...(server.listening ? {} : { connection: "close" }),
    });
    response.end(body);
  };
  const answering = new Set<Promise<unknown>>();
  const server = createServer((incoming, response) => {
    const sent = new Promise((resolve) => response.once("close", resolve));
    // Reading fails only if the client has gone, and then nobody waits for an answer.
    const handled = handle(incoming, response).catch((error: Error) => response.destroy(error));
    const answered = Promise.all([handled, sent]);
    answering.add(answered);
    answered.then(() => answering.delete(answered));
  });
  const drain = async () => {
    while (answering.size > 0) {
      await Promise.all(answering);
    }
  };
  server.keepAliveTimeout = IDLE_MILLISECONDS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    async close() {
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      });
      const bound = new AbortController();
      await Promise.race([
        drain(),
        realTimer(LAST_ANSWERS_MILLISECONDS, undefined, { signal: bound.signal }),
      ]);
      bound.abort();
      server.closeAllConnections();
      await closed;
    },
  };
}
