import type { DemoPatient } from './chart.ts';
import { amara } from './patients/amara.ts';
import { elif } from './patients/elif.ts';
import { haruto } from './patients/haruto.ts';
import { helen } from './patients/helen.ts';
import { jonas } from './patients/jonas.ts';
import { lena } from './patients/lena.ts';
import { marcus } from './patients/marcus.ts';
import { owen } from './patients/owen.ts';
import { priya } from './patients/priya.ts';
import { ruth } from './patients/ruth.ts';
import { samuel } from './patients/samuel.ts';
import { theo } from './patients/theo.ts';

/** Twelve people, after the worked examples that re-education is taught by (docs/stories.md), in the order of the day. All of them are invented. */
export const demoPatients: readonly DemoPatient[] = [
  amara,
  lena,
  theo,
  samuel,
  haruto,
  elif,
  ruth,
  marcus,
  jonas,
  helen,
  owen,
  priya,
];
