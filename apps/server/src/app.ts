import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { FaultError, faultAnswer } from '@eupraxia/kernel';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { fault } from './errors.ts';
import { sendFault } from './guard/answers.ts';
import { securityHeaders } from './guard/headers.ts';
import { hostCheck, sameOrigin } from './guard/names.ts';
import { mountSignIn } from './identity/routes.ts';
import { servePages } from './pages/pages.ts';
import { mountPrint } from './print/routes.ts';
import { mountRecordings } from './recordings/routes.ts';
import { release } from './release.ts';
import type { ServerContext } from './rpc/call.ts';
import { mostCallBytes, mountRpc } from './rpc/mount.ts';

/** How long one call may take to come in: 64 MB over a clinic's slow uplink of 1 Mbit/s. */
const longestCallMs = 15 * 60_000;

/** What the web side is built from. */
export interface AppParts {
  readonly desk: ServerContext;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer; readonly certificate: X509Certificate } | null;
  /** The built pages. */
  readonly pages: string;
  /** The port that was bound, for the check of the Host header. */
  readonly port: () => number;
  /** Takes a line about a call that failed: method, route pattern, status, ms. Never a value of a call. */
  readonly onLine: (line: string) => void;
  /** Hears of every route as it is made. */
  readonly onRoute?: (method: string, path: string) => void;
}

/** Builds the web side: guards first, then sign-in, the contract, recordings, prints, the pages. */
export async function buildApp({
  desk,
  tls,
  pages,
  port,
  onLine,
  onRoute,
}: AppParts): Promise<{ readonly app: FastifyInstance; readonly hasPages: boolean }> {
  const app = Fastify({
    logger: false,
    bodyLimit: mostCallBytes,
    requestTimeout: longestCallMs,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // An address that cannot be decoded meets no hook and no route.
    frameworkErrors: (_problem, _request, reply) =>
      sendFault(reply.headers(securityHeaders(tls !== null)) as FastifyReply, fault('EUP_SERVER_NO_ROUTE')),
    clientErrorHandler: (problem, socket) => answerGarbled(problem, socket),
    ...(tls === null ? {} : { https: { cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' as const } }),
  }) as unknown as FastifyInstance;
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) onRoute?.(one, url);
  });
  guard(app, tls, port);
  answerFailures(app, desk.clock, onLine);
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.get('/health', () => ({ status: 'up', release }));
  mountSignIn(app, desk.identity, desk.clock);
  mountRpc(app, desk, (problem) => onLine(`unexpected: ${siteOf(problem)}`));
  mountRecordings(app, desk);
  mountPrint(app, desk);
  const page = await servePages(app, pages);
  app.setNotFoundHandler((request, reply) => page?.(request, reply) ?? sendFault(reply, fault('EUP_SERVER_NO_ROUTE')));
  return { app, hasPages: page !== null };
}

function guard(app: FastifyInstance, tls: AppParts['tls'], port: () => number): void {
  const answersTo = hostCheck(port, tls?.certificate ?? null);
  const headers = securityHeaders(tls !== null);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (/^\/(?:api|rpc|health)(?:\/|$|\?)/.test(request.url)) reply.header('cache-control', 'no-store');
    if (!answersTo(request.headers.host)) return refuse(reply, fault('EUP_SERVER_HOST'));
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    if (!sameOrigin({ origin, host, site: site as string | undefined }, tls !== null))
      return refuse(reply, fault('EUP_SERVER_ORIGIN'));
    const expected = request.method === 'PUT' ? 'application/octet-stream' : 'application/json';
    const found = request.headers['content-type'] ?? 'none';
    if (found.split(';', 1)[0]?.trim().toLowerCase() !== expected)
      return refuse(reply, fault('EUP_SERVER_CONTENT_TYPE', { found, expected }));
  });
}

function refuse(reply: FastifyReply, refusal: ReturnType<typeof fault>): FastifyReply {
  return sendFault(reply, refusal);
}

function answerFailures(app: FastifyInstance, clock: () => number, onLine: (line: string) => void): void {
  app.setErrorHandler((thrown: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (thrown instanceof FaultError) return sendFault(reply, thrown.fault);
    if (thrown.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return sendFault(reply, fault('EUP_SERVER_TOO_LARGE', { most: mostCallBytes }));
    if (thrown.statusCode !== undefined && thrown.statusCode < 500)
      return sendFault(reply, fault(bodiless.has(request.method) ? 'EUP_SERVER_NO_ROUTE' : 'EUP_SERVER_BODY'));
    onLine(`unexpected: ${siteOf(thrown)}`);
    return sendFault(reply, fault('EUP_SERVER_UNEXPECTED', { at: new Date(clock()).toISOString() }));
  });
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode < 500) return;
    onLine(`${request.method} ${request.routeOptions.url ?? 'no route'} ${reply.statusCode} ${Math.round(reply.elapsedTime)} ms`);
  });
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Answers a request that is not HTTP, or whose headers are too large, and closes the connection; a closed socket gets no answer. */
function answerGarbled(problem: NodeJS.ErrnoException, socket: Socket): void {
  if (problem.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = problem.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({ error: faultAnswer(fault('EUP_SERVER_BODY')) });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Where a bug lies: its kind and the first places of its stack. The message may repeat what a call held, and is left out. */
function siteOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'something thrown that is not an Error';
  const code = (problem as { code?: unknown }).code;
  const places = (problem.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  return `${problem.name}${typeof code === 'string' ? ` ${code}` : ''} ${places.join(' < ')}`;
}
