import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';

const packages = fileURLToPath(new URL('../packages', import.meta.url));
const allowedMilliseconds = 10;

/** What people type: names, abbreviations, other words for the same, and slips. Each is asked for letter by letter. */
const typed = [
  'neuro re-ed',
  'NMR',
  'muscle re-education',
  'parkinsn disease',
  'sit to stand',
  'proprioceptive neuromuscular facilitation',
  'vestibluar',
  'berg balance',
  '97112',
  'tibialis anterior',
  'autonomic dysreflexia',
  'upper extremity range of motion',
];

/** How long the whole catalogue takes to answer a search in a browser: its index once, then every letter typed. */
export async function benchCatalogue() {
  const executablePath = findChromium();
  if (executablePath === undefined) return [{ what: 'search in a browser', value: 'not measured: no Chromium here' }];
  const server = createServer((request, response) => {
    const [, name, file] = /^\/([a-z]+)\/([\w/.-]+\.js)$/.exec(request.url ?? '') ?? [];
    if (name === undefined || file.includes('..')) return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    return response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(`${packages}/${name}/dist/${file}`));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    const { rows, first, times } = await tab.evaluate(measure, typed);
    times.sort((a, b) => a - b);
    const worst = times.at(-1);
    return [
      { what: `reading ${rows} rows for searching, once, in a browser`, value: `${first.toFixed(1)} ms` },
      {
        what: `search per typed letter in a browser, median of ${times.length}`,
        value: `${times[times.length >> 1].toFixed(2)} ms`,
        peer: `${allowedMilliseconds} ms allowed`,
        ratio: (times[times.length >> 1] / allowedMilliseconds).toFixed(2),
      },
      {
        what: 'search per typed letter in a browser, slowest',
        value: `${worst.toFixed(2)} ms`,
        peer: `${allowedMilliseconds} ms allowed`,
        ratio: (worst / allowedMilliseconds).toFixed(2),
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

const page =
  '<!doctype html><script type="importmap">{"imports":{"@eupraxia/kernel":"/kernel/index.js","@eupraxia/catalogue":"/catalogue/index.js"}}</script>';

/** Runs in the page. Its clock ticks in tenths of a millisecond, so that each beginning is searched many times and the mean counts. */
async function measure(texts) {
  const { allRows, prepareSearch, searchCatalogue } = await import('@eupraxia/catalogue');
  const began = performance.now();
  prepareSearch();
  const first = performance.now() - began;
  const times = [];
  for (const text of texts)
    for (let letters = 1; letters <= text.length; letters++) {
      const runs = 25;
      const start = performance.now();
      for (let run = 0; run < runs; run++) searchCatalogue(text.slice(0, letters));
      times.push((performance.now() - start) / runs);
    }
  return { rows: allRows.length, first, times };
}
