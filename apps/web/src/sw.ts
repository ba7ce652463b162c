/// <reference lib="webworker" />
import { cacheNameOf, isOldCache, routeOf } from './sw/route.ts';
import { signedOutMessage, signOutPath, signOutWaits, tellSignOut } from './sw/sign-out-mark.ts';

/**
 * Holds the shell, so that a reload without a server still opens the visit. It never sees a chart: calls to the
 * server (/rpc, /api, /health) pass it by, and what it keeps are the build's own files.
 *
 * A new build is fetched whole into a cache of its own and then waits: pages that are open keep the files that they
 * were started with, and the new build takes over when the last of them is closed, or when a person asks for it.
 */
declare const self: ServiceWorkerGlobalScope;

const build = '__BUILD__';
const shell = JSON.parse('__SHELL__') as string[];
const cacheName = cacheNameOf(build);

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) => cache.addAll(shell.map((url) => new Request(url, { cache: 'reload' })))),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // Pages that still run an earlier build go on finding its files until the last of them is gone.
      const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
      if (pages.length <= 1) {
        for (const name of await caches.keys()) {
          if (isOldCache(name, build)) await caches.delete(name);
        }
      }
      await self.clients.claim();
    })(),
  );
});

// Only a person's press sends this (see app/update.ts), never a timer: a visit is not reloaded under anybody's hands.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (event.data === signedOutMessage) {
    signOut = 'unknown';
    heard++;
  }
});

/** Whether a sign-out waits to be told to the server; not known when this worker starts. */
let signOut: 'unknown' | 'none' = 'unknown';
let heard = 0;

/** A call to the server: one that waits goes first, whichever page asks, also one of an earlier build. */
async function afterSignOut(request: Request): Promise<Response> {
  const before = heard;
  if (!(await signOutWaits()) || (await tellSignOut(self.fetch.bind(self)))) {
    if (heard === before) signOut = 'none';
    return fetch(request);
  }
  return Response.error();
}

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const isCall = origin === self.location.origin && /^\/(?:rpc|api)\//.test(pathname) && pathname !== signOutPath;
  if (isCall && signOut === 'unknown') return event.respondWith(afterSignOut(event.request));
  const route = routeOf(event.request.method, event.request.mode, new URL(event.request.url), self.location.origin, shell);
  if (route === 'page') event.respondWith(page(event.request));
  if (route === 'asset') event.respondWith(asset(event.request));
});

/** This build's own page: it fits the assets that are kept beside it, with or without a server. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match('/', { cacheName });
  return kept ?? fetch(request);
}

/** This build's file, else an earlier build's (their names carry a hash of what they hold), else the network's. */
async function asset(request: Request): Promise<Response> {
  const kept =
    (await caches.match(request, { cacheName, ignoreVary: true })) ?? (await caches.match(request, { ignoreVary: true }));
  return kept ?? fetch(request);
}
