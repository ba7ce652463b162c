import type { Demands } from '../demands.ts';
import { movementTechniqueDemands } from './techniques-movement.ts';
import { pnfTechniqueDemands } from './techniques-pnf.ts';
import { senseAndDeviceTechniqueDemands } from './techniques-senses-and-devices.ts';

/**
 * What each technique brings by its nature, whatever exercise it is used in. A technique that is applied to any joint
 * names no movement: the exercise or the pattern that it is used in does, with its own mode and reach.
 */
export const techniqueDemands: Readonly<Record<string, Demands>> = {
  ...pnfTechniqueDemands,
  ...movementTechniqueDemands,
  ...senseAndDeviceTechniqueDemands,
};
