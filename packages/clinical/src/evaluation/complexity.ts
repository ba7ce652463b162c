/** What decides the complexity of an evaluation. Counts are of what the chart holds; the two judgements are the clinician's. */
export interface ComplexityElements {
  readonly discipline: 'PT' | 'OT';
  /** Personal factors and comorbidities that affect the plan of care. */
  readonly factors: number;
  /** Body structures and functions, activity limits and participation restrictions that were examined (PT). */
  readonly examined: number;
  /** Performance deficits that limit activity or participation (OT). */
  readonly performanceDeficits: number;
  /** How the presentation behaves (PT); null until the clinician says. */
  readonly presentation: 'stable' | 'evolving' | 'unstable' | null;
  /** How much of history and profile was gone through (OT); null until the clinician says. */
  readonly review: 'brief' | 'expanded' | 'extensive' | null;
  /** The clinician's decision making (OT; in PT it follows from the rest); null until the clinician says. */
  readonly decisions: 'low' | 'moderate' | 'high' | null;
}

export const complexityLevels = ['low', 'moderate', 'high'] as const;
export type ComplexityLevel = (typeof complexityLevels)[number];

/** One element with the highest level that it supports; null where it is still to be said. */
export interface ComplexityPart {
  readonly element: 'factors' | 'examined' | 'presentation' | 'review' | 'performanceDeficits' | 'decisions';
  readonly found: number | string | null;
  readonly supports: ComplexityLevel | null;
}

export interface Complexity {
  /** Null while a judgement is missing, or fewer elements were examined than the lowest code asks for. */
  readonly level: ComplexityLevel | null;
  readonly code: string | null;
  readonly parts: readonly ComplexityPart[];
  /** The elements that hold the level down, or are missing. */
  readonly decidedBy: readonly ComplexityPart['element'][];
}

const codes = {
  PT: { low: '97161', moderate: '97162', high: '97163' },
  OT: { low: '97165', moderate: '97166', high: '97167' },
} as const;

/**
 * The evaluation code that the documented elements support: a code wants all of its elements, so the lowest decides.
 * A proposal with its reasons; the clinician chooses.
 *
 * Source: the code family's own descriptors as CMS's therapy evaluation guidance retells them (2017), in our words.
 * PT: factors 0 / 1–2 / 3+, examined 1–2 / 3 / 4+, presentation. OT: review, deficits 1–3 / 3–5 / 5+, decisions.
 */
export function complexityOf(elements: ComplexityElements): Complexity {
  const parts: readonly ComplexityPart[] =
    elements.discipline === 'PT'
      ? [
          { element: 'factors', found: elements.factors, supports: byCount(elements.factors, 0, 1, 3) },
          { element: 'examined', found: elements.examined, supports: byCount(elements.examined, 1, 3, 4) },
          {
            element: 'presentation',
            found: elements.presentation,
            supports:
              elements.presentation === null
                ? null
                : ({ stable: 'low', evolving: 'moderate', unstable: 'high' } as const)[elements.presentation],
          },
        ]
      : [
          {
            element: 'review',
            found: elements.review,
            supports:
              elements.review === null
                ? null
                : ({ brief: 'low', expanded: 'moderate', extensive: 'high' } as const)[elements.review],
          },
          {
            element: 'performanceDeficits',
            found: elements.performanceDeficits,
            supports: byCount(elements.performanceDeficits, 1, 3, 5),
          },
          { element: 'decisions', found: elements.decisions, supports: elements.decisions },
        ];
  const missing = parts.filter((part) => part.supports === null);
  if (missing.length > 0) return { level: null, code: null, parts, decidedBy: missing.map((part) => part.element) };
  const rank = Math.min(...parts.map((part) => complexityLevels.indexOf(part.supports as ComplexityLevel)));
  const level = complexityLevels[rank] as ComplexityLevel;
  return {
    level,
    code: codes[elements.discipline][level],
    parts,
    decidedBy: parts.filter((part) => part.supports === level).map((part) => part.element),
  };
}

function byCount(found: number, low: number, moderate: number, high: number): ComplexityLevel | null {
  if (found >= high) return 'high';
  if (found >= moderate) return 'moderate';
  return found >= low ? 'low' : null;
}
