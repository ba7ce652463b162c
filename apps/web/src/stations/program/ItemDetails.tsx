import { type ExerciseRow, findRow } from '@eupraxia/catalogue';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import type { ItemDraft } from './draft-shape.ts';
import { ExercisePicture } from './ExercisePicture.tsx';
import { useProgramText } from './text.ts';

/** How an exercise of the program is set up and done, what makes it easier or harder, and when not to do it. */
export function ItemDetails({
  draft,
  row,
}: {
  readonly draft: Pick<ItemDraft, 'name' | 'position' | 'muscle' | 'placement'>;
  /** Undefined where the catalogue no longer holds it. */
  readonly row: ExerciseRow | undefined;
}) {
  const t = useProgramText();
  const [open, setOpen] = useState(false);
  const [still, setStill] = useState(false);
  const next = (row?.harder ?? []).map((id) => findRow('exercise', id)?.name).filter((name) => name !== undefined);
  return (
    <details className="item-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('details')}</summary>
      {row === undefined || !open ? null : (
        <div className="item-how">
          <div className="item-picture">
            <ExercisePicture row={row} label={t('picture', { name: draft.name })} moving={!still} />
            <Button kind="plain" aria-pressed={still} onClick={() => setStill(!still)}>
              {t('holdStill')}
            </Button>
          </div>
          <ol className="item-steps">
            {row.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )}
      <dl>
        <Fact name={t('position')} value={draft.position} />
        <Fact name={t('muscle')} value={draft.muscle} />
        <Fact name={t('placement')} value={draft.placement} />
        <Fact name={t('equipment')} value={row?.equipment.map((id) => findRow('equipment', id)?.name ?? id).join(', ')} />
        <Fact name={t('easier')} value={row?.regressions.join(' · ')} />
        <Fact name={t('harder')} value={row?.progressions.join(' · ')} />
        <Fact name={t('next')} value={next.join(' · ')} />
      </dl>
      {row === undefined || row.contraindications.length === 0 ? null : (
        <>
          <h4>{t('contraindications')}</h4>
          <ul className="item-against">
            {row.contraindications.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined || value === '') return null;
  return (
    <>
      <dt className="label">{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
