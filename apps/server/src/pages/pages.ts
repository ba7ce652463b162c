import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where hashed files lie: their name changes with their content, so a browser may keep them for good. */
const hashedFolder = '/assets/';

/**
 * Serves the built pages with `index.html` for every address of the app (its router reads the address itself).
 * @returns the answer for an address that is no file, or null where the pages were not built
 */
export async function servePages(
  app: FastifyInstance,
  folder: string,
): Promise<((request: FastifyRequest, reply: FastifyReply) => FastifyReply | null) | null> {
  if (!existsSync(join(folder, 'index.html'))) return null;
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = path.slice(folder.length).replaceAll('\\', '/').startsWith(hashedFolder);
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, reply) => {
    const path = request.url.split('?', 1)[0] as string;
    const page = (request.method === 'GET' || request.method === 'HEAD') && isPage(path);
    return page ? reply.sendFile('index.html') : null;
  };
}

/** The first parts of the app's own addresses; its router reads the rest. A test holds them against the router. */
const pageNames: ReadonlySet<string> = new Set([
  ...['', 'today', 'patient', 'visit', 'library', 'admin', 'about'],
  ...['account', 'link', 'clinics', 'lock', 'sign-in'],
]);

/** Whether the app has pages at an address. Everything else is answered as not there, such as `/.git/config`. */
export function isPage(path: string): boolean {
  const [first = '', ...rest] = path.slice(1).split('/');
  return pageNames.has(first) && rest.every((part) => /^[\w-]*$/.test(part));
}
