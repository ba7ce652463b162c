import { describe, expect, it } from 'vitest';
import { channelOf, microvoltsPer } from './channels.ts';
import { factorTo, knownUnit, type UnitKind, unitBases, unitsOfKind } from './units.ts';

const g = 9.80665;
const deg = Math.PI / 180;
/** What real devices write, and what one of it is in the base of its kind. */
const written: readonly (readonly [text: string, kind: UnitKind, unit: string, factor: number])[] = [
  ['uV', 'voltage', 'µV', 1],
  ['\u00b5V', 'voltage', 'µV', 1],
  ['\u03bcV', 'voltage', 'µV', 1],
  ['microV', 'voltage', 'µV', 1],
  ['MicroVolts', 'voltage', 'µV', 1],
  ['UV', 'voltage', 'µV', 1],
  ['10^-6 V', 'voltage', 'µV', 1],
  ['10⁻⁶V', 'voltage', 'µV', 1],
  ['1e-6 V', 'voltage', 'µV', 1],
  ['1E-6V', 'voltage', 'µV', 1],
  ['nV', 'voltage', 'nV', 1e-3],
  ['mV', 'voltage', 'mV', 1e3],
  ['MV', 'voltage', 'mV', 1e3],
  ['10^-3V', 'voltage', 'mV', 1e3],
  ['V', 'voltage', 'V', 1e6],
  ['Volts', 'voltage', 'V', 1e6],
  ['N', 'force', 'N', 1],
  ['kN', 'force', 'kN', 1000],
  ['KN', 'force', 'kN', 1000],
  ['mN', 'force', 'mN', 1e-3],
  ['Newtons', 'force', 'N', 1],
  ['kgf', 'force', 'kgf', g],
  ['kg', 'force', 'kg', g],
  ['lbf', 'force', 'lbf', 4.4482216152605],
  ['Nm', 'moment', 'Nm', 1],
  ['N·m', 'moment', 'Nm', 1],
  ['N*m', 'moment', 'Nm', 1],
  ['N.m', 'moment', 'Nm', 1],
  ['N m', 'moment', 'Nm', 1],
  ['N-m', 'moment', 'Nm', 1],
  ['nm', 'moment', 'Nm', 1],
  ['Nmm', 'moment', 'Nmm', 1e-3],
  ['N.mm', 'moment', 'Nmm', 1e-3],
  ['mm.N', 'moment', 'Nmm', 1e-3],
  ['mNm', 'moment', 'Nmm', 1e-3],
  ['N·cm', 'moment', 'Ncm', 1e-2],
  ['kN·m', 'moment', 'kNm', 1e3],
  ['m/s²', 'acceleration', 'm/s²', 1],
  ['m/s^2', 'acceleration', 'm/s²', 1],
  ['m/s2', 'acceleration', 'm/s²', 1],
  ['m/s**2', 'acceleration', 'm/s²', 1],
  ['m/sec^2', 'acceleration', 'm/s²', 1],
  ['m/(s^2)', 'acceleration', 'm/s²', 1],
  ['m s⁻²', 'acceleration', 'm/s²', 1],
  ['ms-2', 'acceleration', 'm/s²', 1],
  ['m·s^-2', 'acceleration', 'm/s²', 1],
  ['mm/s^2', 'acceleration', 'mm/s²', 1e-3],
  ['g', 'acceleration', 'g', g],
  ['mg', 'acceleration', 'mg', g / 1000],
  ['deg/s', 'angular-rate', 'deg/s', deg],
  ['°/s', 'angular-rate', 'deg/s', deg],
  ['º/s', 'angular-rate', 'deg/s', deg],
  ['°/sec', 'angular-rate', 'deg/s', deg],
  ['dps', 'angular-rate', 'deg/s', deg],
  ['degrees/second', 'angular-rate', 'deg/s', deg],
  ['deg·s⁻¹', 'angular-rate', 'deg/s', deg],
  ['deg s-1', 'angular-rate', 'deg/s', deg],
  ['mdps', 'angular-rate', 'mdeg/s', deg / 1000],
  ['rad/s', 'angular-rate', 'rad/s', 1],
  ['rad/sec', 'angular-rate', 'rad/s', 1],
  ['rad·s^-1', 'angular-rate', 'rad/s', 1],
  ['rpm', 'angular-rate', 'rpm', Math.PI / 30],
  ['deg', 'angle', 'deg', 1],
  ['°', 'angle', '°', 1],
  ['rad', 'angle', 'rad', 1 / deg],
  ['uT', 'magnetic-field', 'µT', 1],
  ['µT', 'magnetic-field', 'µT', 1],
  ['gauss', 'magnetic-field', 'gauss', 100],
  ['G', 'acceleration', 'g', g],
  ['mG', 'magnetic-field', 'mG', 0.1],
  ['mm', 'length', 'mm', 0.1],
  ['Meters', 'length', 'm', 100],
];

describe('knownUnit(text)', () => {
  it.each(written)('"%s" is a %s, %s, %d of its base', (text, kind, unit, factor) => {
    expect(knownUnit(text)).toMatchObject({ unit, kind });
    expect(factorTo(kind, text)).toBeCloseTo(factor, 12);
  });

  it('reads back each unit as it is written here, and the base of each kind is one', () => {
    for (const kind of Object.keys(unitBases) as UnitKind[]) {
      for (const unit of unitsOfKind(kind)) expect(knownUnit(unit)).toMatchObject({ unit, kind });
      if (unitBases[kind] !== '') expect(factorTo(kind, unitBases[kind])).toBe(1);
    }
  });

  it('knows no unit in what is none', () => {
    for (const text of ['', ' ', 'left', 'bananas', 'uA', 'V/V', '10^-7 V', '10e-6 V', 'N/kg', 'x'.repeat(100_000)])
      expect(knownUnit(text)).toBeUndefined();
  });
});

describe('channelOf(label)', () => {
  it.each([
    ['Fz (kN)', 'kN', 'force'],
    ['Fz_mN', 'mN', 'force'],
    ['Mx [N·mm]', 'Nmm', 'moment'],
    ['EMG biceps (nV)', 'nV', 'emg'],
    ['biceps [10^-6 V]', 'µV', 'voltage'],
    ['Gyro X (dps)', 'deg/s', 'angular-rate'],
    ['shank (rad/s)', 'rad/s', 'angular-rate'],
    ['trunk (m/s^2)', 'm/s²', 'acceleration'],
    ['emg_in', 'counts', 'emg'],
    ['biceps_t', 'counts', 'unknown'],
    ['biceps (left)', 'counts', 'unknown'],
    ['Mag X (G)', 'gauss', 'magnetic-field'],
    ['Mag X (mg)', 'mG', 'magnetic-field'],
    ['Acc X (G)', 'g', 'acceleration'],
    ['weight (kg)', 'kg', 'other'],
  ] as const)('%s is in %s, a %s', (label, unit, quantity) => {
    expect(channelOf(label)).toEqual({ name: label, unit, quantity });
  });

  it('keeps a stated unit that is not known as it is written', () => {
    expect(channelOf('x', 'bananas')).toEqual({ name: 'x', unit: 'bananas', quantity: 'other' });
    expect([microvoltsPer('nV'), microvoltsPer('bananas'), microvoltsPer('kN')]).toEqual([1e-3, undefined, undefined]);
  });
});
