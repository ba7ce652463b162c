/** What the service worker does with a request: answers with the kept page, a kept file, or stays out of it. */
export type Route = 'page' | 'asset' | 'network';

const serverPaths = ['/rpc', '/api', '/health'];
const prefix = 'eupraxia-shell-';

/** The cache of one build. */
export function cacheNameOf(build: string): string {
  return `${prefix}${build}`;
}

/** Whether a cache was left by an earlier build. Caches of other origins' making are not touched. */
export function isOldCache(name: string, build: string): boolean {
  return name.startsWith(prefix) && name !== cacheNameOf(build);
}

/** Decides by method, mode and address alone. Whatever carries clinical data is always `network`, and so never kept. */
export function routeOf(method: string, mode: string, url: URL, origin: string, shell: readonly string[]): Route {
  if (method !== 'GET' || url.origin !== origin) return 'network';
  if (serverPaths.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))) return 'network';
  if (url.pathname.startsWith('/assets/') || (shell.includes(url.pathname) && url.pathname !== '/')) return 'asset';
  return mode === 'navigate' ? 'page' : 'network';
}
