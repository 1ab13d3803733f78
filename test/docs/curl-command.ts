import { readFileSync } from "node:fs";

/** What a curl command asks for, in curl's own words. */
interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Options that the documents use, each with a value. */
const OPTIONS = ["-X", "-d", "-H", "--data-binary", "--aws-sigv4", "--user"];

/**
 * Does what `curl -s [options] URL` does and answers what it would print, as JSON; the answer has to be a success.
 *
 * @throws {Error} for an option that it does not know, a URL that is not on this machine, and an answer that is no success.
 */
export async function runCurl(words: readonly string[]): Promise<unknown> {
  const { url, method, headers, body } = readCurl(words);
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${url} answers ${answer.status}: ${text}`);
  }
  return JSON.parse(text);
}

function readCurl(words: readonly string[]): Asked {
  const [silent, ...rest] = words;
  const given: [string, string][] = [];
  const urls: string[] = [];
  while (rest[0] !== undefined) {
    const [word = "", value = ""] = rest;
    if (OPTIONS.includes(word)) {
      given.push([word, value]);
    } else {
      urls.push(word);
    }
    rest.splice(0, OPTIONS.includes(word) ? 2 : 1);
  }
  const [url = "", ...others] = urls;
  if (silent !== "-s" || !url.startsWith("http://127.0.0.1:") || others.length > 0) {
    throw new Error(`Not understood: curl ${words.join(" ")}`);
  }
  const options = new Map(given);
  const file = options.get("--data-binary");
  const body = file === undefined ? options.get("-d") : readFileSync(file.replace(/^@/, ""), "utf8");
  const headers = given.filter(([option]) => option === "-H").map(([, header]) => readHeader(header));
  return {
    url,
    method: options.get("-X") ?? (body === undefined ? "GET" : "POST"),
    headers: {
      // As curl has it, whatever is sent.
      ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      ...signature(options.get("--aws-sigv4"), options.get("--user")),
      ...Object.fromEntries(headers),
    },
    ...(body === undefined ? {} : { body }),
  };
}

/** curl 7.88 signs a header without a value and does not send it, so that the signature is wrong. */
function readHeader(header: string): readonly [string, string] {
  const [name = "", value = ""] = header.split(/:\s*(.*)/s);
  if (value === "") {
    throw new Error(`The header ${name} has no value`);
  }
  return [name, value];
}

/** The sandbox looks at who signs for which service and Region, and checks no signature. */
function signature(scope = "", user = ""): Readonly<Record<string, string>> {
  const [, provider, region, service] = scope.split(":");
  const [accessKeyId] = user.split(":");
  return provider === undefined
    ? {}
    : {
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261120/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`,
      };
}
