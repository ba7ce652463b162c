import { config } from 'zod/v4';

/*
 * What every `import … from 'zod'` of the bundle becomes (vite.config.ts). The page's policy forbids code made from text; zod
 * tries it once, with the first schema, and Firefox and WebKit print the refusal as an error. This module runs before any
 * schema is made, however the bundle is cut into files, and in the workers too.
 */
config({ jitless: true });

export * from 'zod/v4';
