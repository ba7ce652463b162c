import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { startServer } from '@eupraxia/server';
import type { Io } from '../io.ts';
import { dataFolder } from '../place.ts';
import { parseVerb, wrongUsage } from '../verb.ts';

const options = {
  port: { type: 'string' },
  listen: { type: 'string' },
  tls: { type: 'string' },
  name: { type: 'string' },
  data: { type: 'string' },
  empty: { type: 'boolean' },
} as const;

const usualPort = '4747';
const usualHost = '127.0.0.1';

/**
 * `serve`: runs the server until a signal ends it. The first signal lets running work finish; the second one ends at once.
 * The address goes to stdout, everything on the way to stderr.
 */
export async function serve(args: readonly string[], io: Io): Promise<Result<null, Fault>> {
  const parsed = parseVerb('serve', args, options, 0);
  if (!parsed.ok) return parsed;
  const { values, json } = parsed.value;
  const portText = values.port ?? io.env['PORT'] ?? usualPort;
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= 65_535)) return err(wrongUsage('serve', `the port "${portText}" is not a number from 0 to 65535`));
  const [cert, key, ...more] = values.tls?.split(',') ?? [];
  if (values.tls !== undefined && (!cert || !key || more.length > 0))
    return err(wrongUsage('serve', '--tls wants two files: CERT,KEY'));
  const signal = nextSignal();
  const started = await startServer({
    port,
    host: values.listen ?? usualHost,
    ...(cert !== undefined && key !== undefined ? { tls: { cert, key } } : {}),
    ...(values.name === undefined ? {} : { name: values.name }),
    dataDir: dataFolder(values.data, io),
    ...databaseUrl(io),
    empty: values.empty ?? false,
    onProgress: (line) => io.err(line),
  });
  if (!started.ok) return started;
  const { url, pageUrl, demoSignIns, stop } = started.value;
  if (json) await io.out(`${JSON.stringify({ url, pageUrl, demoSignIns })}\n`);
  else await io.out(`\nEupraxia is open at ${pageUrl}\n${signInLines(demoSignIns)}\n`);
  io.err('Ctrl-C ends it.');
  await signal;
  io.err('Ending; saving what is under way…');
  const force = () => process.exit(1);
  for (const name of endings) process.on(name, force);
  await stop();
  for (const name of endings) process.off(name, force);
  io.err('Ended.');
  return ok(null);
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first signal that ends a program; from its making on, none of them kills the process. */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const once = () => {
      for (const name of endings) process.off(name, once);
      resolve();
    };
    for (const name of endings) process.on(name, once);
  });
}

function databaseUrl(io: Io): { databaseUrl?: string } {
  const url = io.env['DATABASE_URL'];
  return url ? { databaseUrl: url } : {};
}

type SignIns = Extract<Awaited<ReturnType<typeof startServer>>, { ok: true }>['value']['demoSignIns'];

function signInLines(signIns: SignIns): string {
  if (signIns.length === 0) return '';
  const width = Math.max(...signIns.map(({ email }) => email.length));
  return `\nSign in to the demo clinic (everyone in it is made up):\n${signIns.map((one) => signInLine(one, width)).join('\n')}\n`;
}

const signInLine = ({ role, name, email, password }: SignIns[number], width: number): string =>
  `  ${email.padEnd(width)}  ${password}  ${name} (${role})`;
