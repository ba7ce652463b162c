import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseHeader } from '@eupraxia/api';
import type { Role } from '@eupraxia/clinical';
import { release, type Uuid, uuidV7 } from '@eupraxia/kernel';
import { copyPrepared } from '#prepared';
import type { ServerOptions } from './options.ts';
import { type RunningServer, startServer } from './start.ts';

/** A fresh id. */
export const newId = (): Uuid => uuidV7(Date.now(), randomBytes(10));

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The parsed body; null where it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: each test names the fields that it expects of an answer
  readonly json: any;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: Buffer | string;
}

/** Sends one call exactly as given (no client that tidies headers), with our own Origin on what may change something. */
export function ask(url: string, path: string, { method = 'GET', headers = {}, body, raw }: Call = {}): Promise<Answer> {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Promise((settle, fail) => {
    const own = method === 'GET' ? {} : { origin: url, 'content-type': 'application/json' };
    const { protocol, hostname, port } = new URL(url);
    const send = protocol === 'https:' ? secureRequest : request;
    const sent = send(
      { hostname, port, path, rejectUnauthorized: false, method, headers: { ...own, ...headers }, agent: false },
      (got) => {
        const parts: Buffer[] = [];
        got.on('data', (part: Buffer) => parts.push(part));
        got.on('error', fail);
        got.on('end', () => {
          const bytes = Buffer.concat(parts);
          const text = bytes.toString();
          settle({ status: got.statusCode ?? 0, headers: got.headers, text, bytes, json: parsed(text) });
        });
      },
    );
    sent.on('error', fail);
    sent.end(payload);
  });
}

export interface Session {
  readonly cookie: string;
  readonly userId: string;
  /** Gives the password again, so that this sign-in may sign for ten minutes. */
  beginSigning(): Promise<Answer>;
  /** Calls a procedure by its path, `visit/open`. */
  call(path: string, input?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

/** What a page of today's build sends with every call. */
const today = { [releaseHeader]: release };

/** A server on a data folder of its own. */
export interface TestServer {
  readonly server: RunningServer;
  readonly url: string;
  readonly dataDir: string;
  readonly lines: string[];
  signIn(role: Role): Promise<Session>;
  remove(): Promise<void>;
}

/** A temporary folder that the database's account may pass through, where tests run as root. */
export async function passableFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'eup-'));
  await chmod(folder, 0o711);
  return folder;
}

/** The demo clinic of a folder that was started before, by the same code; the start itself is tried on a named `dataDir`. */
async function demoFolder(): Promise<string> {
  const dataDir = await passableFolder();
  await copyPrepared('demo', dataDir, async (at) => (await testServer({ dataDir: at })).server.stop());
  return dataDir;
}

/** Starts a server: on the folder that is named, else on a fresh one with the demo clinic. */
export async function testServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await demoFolder());
  const lines: string[] = [];
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    empty: false,
    dataDir,
    refusesNested: true,
    onProgress: (line) => lines.push(line),
    ...options,
  });
  if (!started.ok) throw new Error(`${started.error.code}: ${started.error.message}`);
  const server = started.value;
  return {
    server,
    url: server.url,
    dataDir,
    lines,
    async signIn(role) {
      const found = server.demoSignIns.find((person) => person.role === role);
      if (found === undefined) throw new Error(`no demo person is ${role}`);
      return session(server.url, found.email, found.password);
    },
    async remove() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Signs in and returns how to call as that person. */
export async function session(url: string, email: string, password: string): Promise<Session> {
  const answer = await ask(url, '/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${answer.text}`);
  const cookie = cookieOf(answer);
  const call: Session['call'] = (path, input, headers = today) => rpc(url, cookie, path, input, headers);
  return { cookie, userId: answer.json.user.id, beginSigning: () => call('note/beginSigning', { password }), call };
}

/** Somebody's place in a clinic, as an administrator offers it. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly credentials?: string;
  readonly discipline?: string;
  readonly level?: string;
}

/** A new person, from the invitation on: an administrator makes the link, the person opens it and chooses a password. */
export async function newcomer(url: string, admin: Session, person: Newcomer, password: string): Promise<Session> {
  const invited = await admin.call('admin/invite', { credentials: '', ...person });
  if (invited.status !== 200) throw new Error(`invitation of ${person.email}: ${invited.status} ${invited.text}`);
  const used = await useLink(url, tokenOf(invited), password);
  if (used.status !== 200) throw new Error(`link of ${person.email}: ${used.status} ${used.text}`);
  return session(url, person.email, password);
}

/** The token of an answer that holds a one-time link. */
export const tokenOf = (answer: Answer): string => String(answer.json.json.link).split('#')[1] ?? '';

/** Uses a one-time link, as its page does. */
export function useLink(url: string, token: string, password: string, name?: string): Promise<Answer> {
  const body = { token, password, ...(name === undefined ? {} : { name }) };
  return ask(url, '/api/auth/link/use', { method: 'POST', body });
}

export function cookieOf(answer: Answer): string {
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}

export function rpc(
  url: string,
  cookie: string | null,
  path: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ask(url, `/rpc/${path}`, {
    method: 'POST',
    headers: { ...(cookie === null ? {} : { cookie }), ...headers },
    body: { json: input ?? undefined },
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
