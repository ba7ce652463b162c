#!/usr/bin/env node
// Runs the built command; a checkout that was not built yet gets one line that says how.
import { existsSync } from 'node:fs';

const built = new URL('../dist/index.js', import.meta.url);
if (existsSync(built)) {
  const { main } = await import(built.href);
  await main();
} else {
  console.error('Eupraxia is not built yet. Run: npm install && npm run build');
  process.exitCode = 1;
}
