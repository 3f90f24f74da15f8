import type { CdpSession } from "./cdp-connection.ts";
import type { HostSession } from "./host-session.ts";
import { type HostState, hostSays } from "./host-state.ts";

/** A request that Chromium holds until it is answered. */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
}

/** Answers a request from the app's own protocol handler, once the session lets it go; all others go on. */
export async function answerRequest(
  state: HostState,
  hostSession: HostSession,
  session: CdpSession,
  { requestId, resourceType, request }: PausedRequest,
  address: string,
): Promise<void> {
  const fail = (errorReason: string): void => session.tell("Fetch.failRequest", { requestId, errorReason });
  const { method, headers, postData } = request;
  if (!(await hostSession.mayRequest({ url: address, method, resourceType }))) return fail("BlockedByClient");
  const scheme = address.slice(0, address.indexOf(":"));
  const handler = state.protocolHandlers.get(scheme);
  if (handler === undefined) {
    return state.schemes.has(scheme) ? fail("Failed") : session.tell("Fetch.continueRequest", { requestId });
  }
  try {
    const body = postData === undefined ? {} : { body: postData };
    const response = await handler(new Request(address, { method, headers, ...body }));
    session.tell("Fetch.fulfillRequest", {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString("base64"),
    });
  } catch (error) {
    hostSays(`the handler of ${address} failed: ${String(error)}`);
    fail("Failed");
  }
}
