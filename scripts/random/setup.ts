import fc from 'fast-check';
import { fixedSeed } from './seed.ts';

// Before each test file: all properties draw from one seed, so that a run on any machine draws the same cases.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['EUPRAXIA_SEED'] ?? fixedSeed) });
