import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the server listens while the screens are being developed. */
const server = 'http://127.0.0.1:4747';

/** Parts of the typeface that a page fetches when a name needs them; kept ahead are the Latin ones. */
const rareScripts = /inter-(?:cyrillic|greek|vietnamese)/;

/**
 * Tells the service worker which files make up this build: `__SHELL__` in sw.js becomes the list, `__BUILD__` a hash
 * over it, so that a new build is a new cache.
 */
function shellList(): Plugin {
  return {
    name: 'eupraxia-shell-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker === undefined || worker.type !== 'chunk') this.error('The build has no sw.js: see src/sw.ts.');
      const files = [...Object.keys(bundle), ...readdirSync('public')]
        .filter((name) => name !== 'sw.js' && name !== 'index.html' && !name.endsWith('.map') && !rareScripts.test(name))
        .map((name) => `/${name}`)
        .sort();
      const hash = createHash('sha256');
      for (const name of Object.keys(bundle).sort()) {
        const file = bundle[name];
        if (name !== 'sw.js' && file !== undefined) hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
      }
      worker.code = worker.code
        .replace(/(["'`])__SHELL__\1/, JSON.stringify(JSON.stringify(['/', ...files])))
        .replace(/(["'`])__BUILD__\1/, JSON.stringify(hash.digest('hex').slice(0, 16)));
    },
  };
}

/**
 * Gives the service worker copies of its own of what it shares with the page: not every browser runs a worker that imports,
 * so that sw.js must be one file.
 */
function wholeWorker(): Plugin {
  return {
    name: 'eupraxia-whole-worker',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer) {
      if (importer === undefined || !/\/src\/sw\.ts$/.test(importer) || !source.startsWith('.')) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found === null ? null : `${found.id}?sw`;
    },
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type === 'chunk' && worker.imports.length > 0) this.error(`sw.js imports ${worker.imports.join(', ')}`);
    },
  };
}

/** Writes each text file a second and a third time, compressed, so that the server has nothing to compress while it serves. */
function compressedTwins(): Plugin {
  return {
    name: 'eupraxia-compressed-twins',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (dir === undefined || !/\.(?:js|css)$/.test(name)) continue;
        const bytes = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** The server takes a write only from its own origin; while developing, the proxy speaks for it. */
const proxied = { target: server, changeOrigin: true, headers: { origin: server } };

export default defineConfig({
  resolve: {
    conditions: ['eupraxia-source', 'module', 'browser', 'development|production'],
    alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL('src/zod.ts', import.meta.url)) }],
  },
  plugins: [react(), wholeWorker(), shellList(), compressedTwins()],
  worker: { format: 'es' },
  server: { port: 4748, proxy: { '/rpc': proxied, '/api': proxied, '/health': proxied } },
  build: {
    target: 'es2023',
    // The page's policy forbids inline scripts and data: URLs, so that nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The page runs the main file already; Firefox calls its second preload an error.
      resolveDependencies: (_file, needed) => needed.filter((name) => !/(?:^|\/)main-[^/]*\.js$/.test(name)),
    },
    rollupOptions: {
      input: { main: 'index.html', sw: 'src/sw.ts' },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
