/** What a person may ask for; `system` follows the device. Kept on this device only. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const keptAs = 'eupraxia.theme';

export function keptTheme(): Theme {
  const kept = localStorage.getItem(keptAs);
  return themes.find((theme) => theme === kept) ?? 'system';
}

/** Shows a theme and keeps it. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(keptAs, theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
