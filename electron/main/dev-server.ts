const VARIABLE = "CONVERGE180_DEV_SERVER";

/**
 * The server on this machine from whose sources a checkout's app shows its page, such as `http://127.0.0.1:4181`; null: the
 * page that was built. An app that people install never asks anybody.
 */
export function devServerOf(
  isPackaged: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const address = environment[VARIABLE] ?? "";
  return !isPackaged && /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(address) ? address : null;
}

/** A file of such a server, as it answers; its headers hold the page's policy. */
export async function servedFile(server: string, path: string): Promise<Response> {
  const answer = await fetch(`${server}${path}`, { redirect: "error" });
  const headers = new Headers(answer.headers);
  // The bytes are unpacked by now.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
}
