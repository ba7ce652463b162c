import type { Quantity } from '@eupraxia/signal';
import { microvoltsPer, plainText, unitOf } from '../channels.ts';
import { onceEach } from '../names-once.ts';
import type { RecordedChannel } from '../recording.ts';
import { quantityOfUnit } from '../units.ts';

import type { NexusBlock } from './nexus-blocks.ts';

/** A column of a block that holds samples, and its channel. */
export interface NexusColumn {
  readonly column: number;
  readonly channel: RecordedChannel;
}

const axis = /^[rt]?[xyz]'*$/i;
const length = /^(mm|cm|m)$/;

/**
 * The channels of a block. A marker or an output is named without its subject, who may be a person; a device's channel
 * by its own name where that is enough, else with the device's before it.
 */
export function nexusChannels(block: NexusBlock): readonly NexusColumn[] {
  const devices = /device|analog/i.test(block.title);
  const from = /^sub ?frame$/i.test(block.columns[1] ?? '') ? 2 : 1;
  const owners = owned(block, !devices);
  const labels = block.columns.map((label) => plainText(label));
  const used = block.columns.flatMap((_, c) => (c >= from && (labels[c] !== '' || owners[c] !== '') ? [c] : []));
  const own = used.map((c) => labels[c] ?? '');
  const enough = devices && new Set(own).size === own.length && own.every((label) => /[a-z]/i.test(label));
  const names = used.map((c) => {
    const [owner = '', label = ''] = [owners[c], labels[c]];
    if (devices) return enough || owner === '' ? label : `${owner}: ${label || c + 1}`;
    const part = axis.test(label) ? label.toLowerCase() : label;
    return owner === '' ? part || `column ${c + 1}` : `${owner}_${part || c + 1}`;
  });
  const told = onceEach(names);
  return used.map((column, k) => {
    const unit = nexusUnit(block.units[column] ?? '');
    const label = labels[column] ?? '';
    const quantity = devices
      ? deviceQuantity(`${label} ${owners[column]}`, label, unit)
      : quantityOf(/trajector|marker/i.test(block.title) && !label.includes("'"), unit);
    return { column, channel: { name: told[k] as string, unit, quantity } };
  });
}

/** Each column's device, marker or output: the last name at or before it; without the subject before a colon. */
function owned({ names, columns }: NexusBlock, subjects: boolean): readonly string[] {
  let last = '';
  return columns.map((_, c) => {
    const name = plainText(names[c] ?? '');
    if (name !== '') last = subjects ? name.replace(/^[^:]*:(?=\S)/, '') : name;
    return last;
  });
}

/** Units as they are written here; outputs of a model may be divided by the body's mass (`N.mm/kg`). */
function nexusUnit(text: string): string {
  const [, whole = '', perMass = ''] = /^(.*?)(\s*\/\s*kg)?$/i.exec(text.trim()) ?? [];
  return `${unitOf(whole) ?? plainText(whole)}${perMass === '' ? '' : '/kg'}`;
}

function quantityOf(marker: boolean, unit: string): Quantity {
  if (marker && (length.test(unit) || unit === '')) return 'marker';
  const known = quantityOfUnit(unit.replace(/\/kg$/, ''));
  if (known !== undefined) return known;
  return 'other';
}

function deviceQuantity(words: string, label: string, unit: string): Quantity {
  if (microvoltsPer(unit) !== undefined) return /emg|muscle|myo/i.test(words) ? 'emg' : 'voltage';
  if (length.test(unit)) return /^c(op)?[xyz]$/i.test(label) ? 'center-of-pressure' : 'other';
  return quantityOf(false, unit);
}
