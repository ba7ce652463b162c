/** Kinds of devices in the order in which their marks are looked for: an iPhone names itself a Mac too. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'Android phone'],
  [/Android/, 'Android tablet'],
  [/CrOS/, 'Chromebook'],
  [/Windows/, 'Windows computer'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux computer'],
];

/** What a device may be called, as a proposal: `iPad`. Empty where the browser does not say. An iPad of today calls itself a Mac with a touch screen. */
export function deviceName(userAgent: string, touchPoints: number): string {
  const found = kinds.find(([mark]) => mark.test(userAgent))?.[1] ?? '';
  return found === 'Mac' && touchPoints > 1 ? 'iPad' : found;
}
