import { bodyMap, type MapShape, type MapView, mapBox } from '@eupraxia/catalogue';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Segmented } from '../../kit/Segmented.tsx';
import { centreOf, neighbour, softOutline } from './map-outline.ts';
import { useEvaluateText } from './text.ts';
import './body-map.css';

const views = ['front', 'back', 'face'] as const satisfies readonly MapView[];
const arrows = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;

/** A place on the body: a region and, where it has one, the patient's own left or right. */
export type BodySite = Pick<MapShape, 'region' | 'side'>;

/**
 * The body from the front and from the back, and the face. A tap or the arrow keys with Enter choose a place; the letters
 * R and L stand on the patient's right and left, since the two views turn them.
 */
export function BodyMap({
  label,
  nameOf,
  chosen,
  marked,
  onChoose,
}: {
  readonly label: string;
  /** The name of a place as it is read out. */
  readonly nameOf: (place: BodySite) => string;
  readonly chosen: BodySite | undefined;
  readonly marked: (place: BodySite) => boolean;
  readonly onChoose: (place: BodySite) => void;
}) {
  const t = useEvaluateText();
  const [view, setView] = useState<MapView>('front');
  const [focus, setFocus] = useState(0);
  const group = useRef<SVGSVGElement>(null);
  const shapes = bodyMap[view];
  const { width, height } = mapBox[view];
  const [left, right] = view === 'back' ? [t('mapLeft'), t('mapRight')] : [t('mapRight'), t('mapLeft')];

  const press = (event: KeyboardEvent, index: number) => {
    const shape = shapes[index];
    if (shape === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') onChoose(shape);
    else if (event.key in arrows) {
      const next = neighbour(view, index, arrows[event.key as keyof typeof arrows]);
      setFocus(next);
      group.current?.querySelectorAll<SVGElement>('[role="button"]')[next]?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="body-map">
      <Segmented
        label={t('mapView')}
        labelUnseen
        value={view}
        onChange={(next) => {
          setView(next);
          setFocus(0);
        }}
        options={views.map((value) => ({ value, label: t(`map-${value}`) }))}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds its own parts */}
      <svg ref={group} className={`body-map-${view}`} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        <text className="body-map-side" x={4} y={20}>
          {left}
        </text>
        <text className="body-map-side" x={width - 4} y={20} textAnchor="end">
          {right}
        </text>
        {shapes.map((shape, index) => {
          const here = chosen?.region === shape.region && chosen.side === shape.side;
          const found = marked(shape);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a part of a drawing can't be a button element
            <g
              key={`${shape.region} ${shape.side ?? ''}`}
              role="button"
              tabIndex={index === focus ? 0 : -1}
              aria-label={found ? t('mapFound', { place: nameOf(shape) }) : nameOf(shape)}
              aria-pressed={here}
              className={here ? 'body-part body-part-chosen' : 'body-part'}
              onClick={() => {
                setFocus(index);
                onChoose(shape);
              }}
              onKeyDown={(event) => press(event, index)}
            >
              <path d={softOutline(shape.points)} />
              {found ? (
                <circle
                  className="body-mark"
                  cx={centreOf(shape.points)[0]}
                  cy={centreOf(shape.points)[1]}
                  r={view === 'face' ? 5 : 3.5}
                />
              ) : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
