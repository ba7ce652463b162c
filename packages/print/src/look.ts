/** Colours of the look that print well on white; ask (teal) for what we say, do (coral) for what the body did and said. */
export const colours = {
  ink: '#1C2321',
  soft: '#5E6A66',
  line: '#CFC9BB',
  ask: '#0E7C72',
  do: '#E2572B',
  attention: '#A86700',
} as const;

/** Type sizes in points. */
export const sizes = { title: 19, heading: 12.5, text: 10, small: 8.5 } as const;

/** Distances in points. */
export const edges = { top: 80, bottom: 62, side: 58, lineGap: 2, paragraph: 2.5, section: 10, cell: 3, gutter: 8 } as const;

/** The faces that a document uses. */
export const faces = { regular: 'regular', italic: 'italic', strong: 'strong' } as const;
