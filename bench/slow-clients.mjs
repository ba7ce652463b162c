import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './running.mjs';

/**
 * What clients who do not go on cost the program: `node bench/slow-clients.mjs [connections]`, 3,000 unless said. Each kind
 * opens its connections, and the table says how much memory the server takes, how many of them it still holds, whether
 * somebody else is answered meanwhile, and what is left once they have closed. Linux only: memory is read from /proc.
 */
const count = Number(process.argv[2] ?? 3_000);
const bodyBytes = 1_900_000;
const seconds = 5;

const folder = mkdtempSync(join(tmpdir(), 'eupraxia-bench-slow-'));
chmodSync(folder, 0o755);
const dataDir = join(folder, 'data');
const program = await start(dataDir);
try {
  const { cookie } = await signIn();
  const head = (path, more = '') =>
    `POST ${path} HTTP/1.1\r\nHost: ${new URL(program.url).host}\r\nOrigin: ${program.url}\r\nContent-Type: application/json\r\nContent-Length: ${bodyBytes}\r\n${more}\r\n`;
  const most = Buffer.concat([Buffer.from('{"json":"'), Buffer.alloc(bodyBytes - 100, 'x')]);
  const kinds = [
    { what: 'unfinished bodies of strangers', first: head('/rpc/visit/sync'), body: most },
    {
      what: 'unfinished bodies of a forged session',
      first: head('/rpc/visit/sync', 'Cookie: eupraxia.session_token=x.y\r\n'),
      body: most,
    },
    { what: 'unfinished bodies of somebody signed in', first: head('/rpc/visit/sync', `Cookie: ${cookie}\r\n`), body: most },
    { what: 'half heads', first: `POST /rpc/me/get HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(8_000)}`, body: null },
    { what: 'garbage whose answer is not read', first: 'garbage\r\n\r\n', body: null, deaf: true },
  ];
  for (const kind of kinds) await measure(kind, cookie);
} finally {
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure({ what, first, body, deaf = false }, cookie) {
  const before = megabytes();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 50);
  let closed = 0;
  const sockets = [];
  for (let i = 0; i < count; i++) {
    const socket = connect({ port: Number(new URL(program.url).port), host: '127.0.0.1', allowHalfOpen: deaf });
    socket.on('error', () => undefined).on('close', () => (closed += 1));
    socket.on('connect', () => {
      socket.write(first);
      if (body !== null) socket.write(body);
    });
    if (deaf) socket.pause();
    else socket.resume();
    sockets.push(socket);
    if (i % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const asked = performance.now();
  const health = await fetch(`${program.url}/health`).then(
    (answer) => answer.status,
    () => 'no answer',
  );
  const healthMs = Math.round(performance.now() - asked);
  const me = await fetch(`${program.url}/rpc/me/get`, {
    method: 'POST',
    headers: { cookie, origin: program.url, 'content-type': 'application/json' },
    body: '{}',
  }).then(
    (answer) => answer.status,
    () => 'no answer',
  );
  const held = heldSockets();
  const ended = closed;
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  clearInterval(watching);
  console.log(
    `${count} ${what}: ${before} MB before, at most ${most} MB, ${megabytes()} MB after; closed by the server ${ended}, held after ${seconds} s ${held}; /health ${health} in ${healthMs} ms, a colleague's call ${me}`,
  );
}

/** Sockets that the program still has, its own ones to the database among them. */
function heldSockets() {
  const port = Number(new URL(program.url).port).toString(16).toUpperCase().padStart(4, '0');
  const states = new Set(['01', '04', '05', '08']);
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state, , , , , , inode]) => local?.endsWith(`:${port}`) && states.has(state) && inode !== '0').length;
}

/** The server's memory. */
function megabytes() {
  const status = readFileSync(`/proc/${program.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

async function signIn() {
  const [, email, password] = readFileSync(join(dataDir, 'demo-sign-ins.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .find(([role]) => role === 'therapist');
  const answer = await fetch(`${program.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: program.url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  return { cookie };
}
