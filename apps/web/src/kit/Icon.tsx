/** Drawn on a 24 px grid with one round stroke of the text's colour. */
const strokes = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  evaluate: 'M9 4h6v3H9zM6 6H5v15h14V6h-1M8 13l2.5 2.5L16 10',
  program: 'M4 7h10M4 12h16M4 17h7M18 5v4M16 7h4',
  live: 'M2 12h4l2-7 4 15 3-10 2 2h5',
  note: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h5',
  bill: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-4 4-6 8-6s7 2 8 6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c.7-4 3.2-6 7-6s6.3 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2 .8 3.3 2.6 4 5.5',
  audit: 'M5 3h10l4 4v6M5 3v18h7M15 3v4h4M8 11h6M8 15h3M15 18l2 2 4-4',
  about: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8v.01',
  attention: 'M12 4l9 16H3zM12 10v4M12 17v.01',
  done: 'M5 12.5l4.5 4.5L19 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  more: 'M4.2 12a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0M11.2 12a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0M18.2 12a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0',
  close: 'M6 6l12 12M18 6L6 18',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  before: 'M15 5l-7 7 7 7',
  after: 'M9 5l7 7-7 7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  remove: 'M5 7h14M9 7V4h6v3M7 7l1 14h8l1-14',
  heart: 'M12 20C5 15 3 12 3 8.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 9 1.5c0 3.5-2 6.5-9 11.5z',
  pause: 'M9 5v14M15 5v14',
  play: 'M7 4l12 8-12 8z',
  stop: 'M6 6h12v12H6z',
  undo: 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  offline:
    'M3 3l18 18M5 12a10 10 0 0 1 4-2.5M2 8a15 15 0 0 1 5-3M12 19v.01M8.5 15.5A5 5 0 0 1 12 14M19 12a10 10 0 0 0-5-2.8M22 8a15 15 0 0 0-11-3.9',
  file: 'M6 3h9l4 4v14H6zM15 3v4h4',
  lock: 'M6 11h12v10H6zM8 11V7a4 4 0 0 1 8 0v4',
  sound: 'M4 9.5h3.5L12 5v14l-4.5-4.5H4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  mute: 'M4 9.5h3.5L12 5v14l-4.5-4.5H4zM16 9.5l5 5M21 9.5l-5 5',
  screen: 'M3 5h18v11H3zM9 20h6M12 16v4',
  full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  hand: 'M8 12V5.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v8c0 4-2.5 6.5-6 6.5S6 18 4.5 14.5c-.6-1.4 1.2-2.4 2-1.2L8 15',
  repeat: 'M5 11a7 7 0 0 1 12-4l2 2M19 5v4h-4M19 13a7 7 0 0 1-12 4l-2-2M5 19v-4h4',
  key: 'M8 15.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12.5 11H21v4M17 11v3M8 11v.01',
  phone: 'M7 3h10v18H7zM11 18h2',
  sheet: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h3',
  clinic: 'M4 21V8l8-5 8 5v13zM12 9v6M9 12h6',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
} as const;

export type IconName = keyof typeof strokes;

/** Icons that point along the line of reading turn round in a right-to-left page. */
const directional: ReadonlySet<IconName> = new Set<IconName>(['before', 'after', 'undo']);

/** An icon beside a word; it says nothing to a screen reader, the word does. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className={directional.has(name) ? 'icon icon-directional' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={strokes[name]} />
    </svg>
  );
}
