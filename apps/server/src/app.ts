import type { X509Certificate } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { FaultError, faultAnswer } from '@eupraxia/kernel';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { recordRefusal } from './audit/refusals.ts';
import { fault } from './errors.ts';
import { faultOfReply, sendFault } from './guard/answers.ts';
import { bodyBudget } from './guard/bodies.ts';
import { type Connections, endSoon, guardConnections } from './guard/connections.ts';
import { securityHeaders } from './guard/headers.ts';
import { type ServerLimits, serverLimits } from './guard/limits.ts';
import { hostCheck, hostsOf, sameOrigin } from './guard/names.ts';
import { modernTls } from './guard/tls.ts';
import { addressGroup } from './identity/address.ts';
import { mountSignIn } from './identity/routes.ts';
import { servePages } from './pages/pages.ts';
import { mountPrint } from './print/routes.ts';
import { mountRecordings } from './recordings/routes.ts';
import type { ServerContext } from './rpc/call.ts';
import { userOf } from './rpc/caller.ts';
import { mostCallBytes, mountRpc } from './rpc/mount.ts';
import { isProcedure, sendWire } from './rpc/session-first.ts';

/** Most bytes of a body that comes without a sign-in; the addresses that take more ask for one before they read it. */
const mostStrangersBytes = 4096;
/** A body up to this size is read to its end after a refusal, so that the connection can be used again. */
const readToTheEnd = 65_536;
/** What a recording that streams in holds in memory, whatever its size. */
const streamedBytes = 512 * 1024;

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
  readonly limits?: ServerLimits;
}

/** Builds the web side: guards first, then sign-in, the contract, recordings, prints, the pages. */
export async function buildApp({
  desk,
  tls,
  pages,
  port,
  onLine,
  onRoute,
  limits = serverLimits,
}: AppParts): Promise<{ readonly app: FastifyInstance; readonly hasPages: boolean; readonly connections: Connections }> {
  const timeouts = { headersTimeout: limits.headMs, connectionsCheckingInterval: Math.min(5_000, limits.headMs) };
  const app = Fastify({
    logger: false,
    bodyLimit: mostStrangersBytes,
    requestTimeout: limits.requestMs,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // An address that cannot be decoded meets no hook and no route.
    frameworkErrors: (_problem, _request, reply) =>
      sendFault(reply.headers(securityHeaders(tls !== null)) as FastifyReply, fault('EUP_SERVER_NO_ROUTE')),
    clientErrorHandler: (problem, socket) => answerGarbled(problem, socket, limits.lingerMs),
    ...(tls === null
      ? { http: timeouts }
      : { https: { ...timeouts, ...modernTls, handshakeTimeout: limits.headMs, cert: tls.cert, key: tls.key } }),
  }) as unknown as FastifyInstance;
  const connections = guardConnections(app.server as Server, limits, tls !== null);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) onRoute?.(one, url);
  });
  guard(app, tls, port);
  limitBodies(app, limits);
  app.addHook('onResponse', async (request) => {
    if (userOf(request) !== undefined) connections.prove(request.raw.socket);
  });
  answerFailures(app, desk.clock, onLine);
  app.addHook('onSend', async (request, reply) => {
    const refused = faultOfReply(reply);
    if (refused !== undefined) await recordRefusal(desk, request, nameOf(request), refused);
  });
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.get('/health', () => ({ status: 'up' }));
  mountSignIn(app, desk);
  mountRpc(app, desk, (problem) => onLine(`unexpected: ${siteOf(problem)}`));
  mountRecordings(app, desk, limits);
  mountPrint(app, desk, limits);
  const page = await servePages(app, pages);
  app.setNotFoundHandler((request, reply) => page?.(request, reply) ?? sendFault(reply, fault('EUP_SERVER_NO_ROUTE')));
  return { app, hasPages: page !== null, connections };
}

/** A call as the audit trail names it: a procedure by its name, an address by its pattern; never a value of the call. */
function nameOf({ method, url, routeOptions }: FastifyRequest): string {
  const procedure = /^\/rpc\/(\w{1,40})\/(\w{1,40})$/.exec(url.split('?', 1)[0] ?? '');
  return procedure ? `${procedure[1]}.${procedure[2]}` : `${method} ${routeOptions.url ?? 'no route'}`;
}

function guard(app: FastifyInstance, tls: AppParts['tls'], port: () => number): void {
  const answersTo = hostCheck(port, tls?.certificate ?? null);
  const headers = securityHeaders(tls !== null);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (/^\/(?:api|rpc|health)(?:\/|$|\?)/.test(request.url)) reply.header('cache-control', 'no-store');
    if (hostsOf(request.raw.rawHeaders) > 1) return refuse(reply, fault('EUP_SERVER_HOSTS'));
    if (!answersTo(request.headers.host)) return refuse(reply, fault('EUP_SERVER_HOST'));
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (request.is404) return refuse(reply, fault('EUP_SERVER_NO_ROUTE'));
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    if (!sameOrigin({ origin, host, site: site as string | undefined }, tls !== null))
      return refuse(reply, fault('EUP_SERVER_ORIGIN'));
    const expected = request.method === 'PUT' ? 'application/octet-stream' : 'application/json';
    const found = request.headers['content-type'] ?? 'none';
    if (found.split(';', 1)[0]?.trim().toLowerCase() !== expected)
      return refuse(reply, fault('EUP_SERVER_CONTENT_TYPE', { found, expected }));
  });
}

/**
 * Holds the memory of bodies to its size, and closes the connection behind an answer that left a body unread: what comes
 * after it would be taken for the next call.
 */
function limitBodies(app: FastifyInstance, limits: ServerLimits): void {
  const budget = bodyBudget(limits);
  app.addHook('preParsing', async (request, reply, payload) => {
    const bytes = bytesToCome(request);
    const most = request.routeOptions.bodyLimit ?? mostStrangersBytes;
    // A body that is too large is refused from its length, and never read.
    if (bytes === 0 || (bytes !== null && bytes > most)) return payload;
    const isStreamed = most > mostCallBytes;
    const release = budget.reserve(userOf(request) ?? addressGroup(request.ip), isStreamed ? streamedBytes : (bytes ?? most));
    if (release !== null) {
      reply.raw.once('close', release);
      return payload;
    }
    reply.header('retry-after', '2');
    const busy = fault('EUP_SERVER_BUSY');
    await (isProcedure(request) ? sendWire(reply, busy) : sendFault(reply, busy));
    return payload;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const bytes = bytesToCome(request);
    if (request.raw.complete || bytes === 0 || (bytes !== null && bytes <= readToTheEnd)) return payload;
    reply.header('connection', 'close');
    const { socket } = request.raw;
    socket.destroySoon = () => endSoon(socket, limits.lingerMs);
    return payload;
  });
}

/** How long the body of a request is by its head; null where it does not say. */
function bytesToCome({ headers }: FastifyRequest): number | null {
  if (headers['transfer-encoding'] !== undefined) return null;
  return Number(headers['content-length'] ?? 0);
}

function refuse(reply: FastifyReply, refusal: ReturnType<typeof fault>): FastifyReply {
  return sendFault(reply, refusal);
}

function answerFailures(app: FastifyInstance, clock: () => number, onLine: (line: string) => void): void {
  app.setErrorHandler((thrown: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (thrown instanceof FaultError) return sendFault(reply, thrown.fault);
    if (thrown.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return sendFault(reply, fault('EUP_SERVER_TOO_LARGE', { most: request.routeOptions.bodyLimit ?? mostStrangersBytes }));
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

/** Answers a request that is not HTTP, too slow, or whose headers are too large, and closes the connection; a closed socket gets no answer. */
function answerGarbled(problem: NodeJS.ErrnoException, socket: Socket, lingerMs: number): void {
  if (problem.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = garbled[problem.code ?? ''] ?? '400 Bad Request';
  const body = JSON.stringify({ error: faultAnswer(fault('EUP_SERVER_BODY')) });
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  endSoon(socket, lingerMs, `${head}\r\n\r\n${body}`);
}

const garbled: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

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
