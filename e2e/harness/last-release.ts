import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { root } from './program.ts';

/** The web application of the last release, before today's server: as a tab that was opened before an update goes on. */
export interface LastRelease {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Serves the pages of `e2e/releases/last.tar.gz` and passes every call on to the program, as from its own page. */
export async function serveLastRelease(program: string): Promise<LastRelease> {
  const folder = mkdtempSync(join(tmpdir(), 'eupraxia-last-'));
  execFileSync('tar', ['-xzf', join(root, 'e2e/releases/last.tar.gz'), '-C', folder]);
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(path.slice(folder.length), readFileSync(path));
  }
  rmSync(folder, { recursive: true, force: true });
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://localhost');
    if (/^\/(rpc|api|health)(\/|$)/.test(pathname)) return passOn(program, asked, answer);
    const path = files.has(pathname) ? pathname : '/index.html';
    answer.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    return answer.end(files.get(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passOn(program: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { host, hostname, port } = new URL(program);
  const headers = { ...asked.headers, host, ...(asked.headers.origin === undefined ? {} : { origin: program }) };
  const passed = request({ hostname, port, path: asked.url, method: asked.method, headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  asked.pipe(passed);
}
