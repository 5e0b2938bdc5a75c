/** Serves the built page at `app://lineside/` with its headers. */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { APP_SCHEME } from './app-address.ts';
import { findAppFile } from './app-files.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** Before `ready`: afterwards Electron takes no more schemes. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } }]);
}

/** The first answer of a program loads what makes answers. Before `ready`, while the rest of the browser starts, it costs no time. */
export function warmUpAnswers(): void {
  void new Response(new Uint8Array(1)).arrayBuffer();
}

/** After `ready`. `folder` holds the built page, inside an archive or not. */
export function serveApp(folder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const found = await findAppFile(folder, request.method, request.url);
    if (found.status !== 200) return new Response(null, { status: found.status, headers: securityHeaders });
    const body = await readFile(found.file);
    return new Response(new Uint8Array(body), { headers: { ...securityHeaders, 'content-type': found.mimeType } });
  });
}

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};
