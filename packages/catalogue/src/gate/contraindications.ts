import type { Contraindication } from './contraindications/carried.ts';
import { displayedTexts } from './contraindications/display-only.ts';
import { medicalTexts } from './contraindications/medical.ts';
import { skinAndDeviceTexts } from './contraindications/skin-and-devices.ts';
import { surgeryTexts } from './contraindications/surgery.ts';

/**
 * Every contraindication that an exercise names in words, with what carries it: the gate by itself, or nothing but its
 * display. A test holds the table equal to the rows, and the gate to the table.
 */
export const contraindicationsCarried: Readonly<Record<string, Contraindication>> = {
  ...displayedTexts,
  ...medicalTexts,
  ...skinAndDeviceTexts,
  ...surgeryTexts,
};
