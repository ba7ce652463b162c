import type { ExerciseRow } from '@eupraxia/catalogue';
import { lazy, Suspense } from 'react';

const ExerciseFigure = lazy(() =>
  import('../../figure/ExerciseFigure.tsx').then((module) => ({ default: module.ExerciseFigure })),
);

/** An exercise's figure, fetched after the words; its place is kept meanwhile. */
export function ExercisePicture({
  row,
  label,
  moving = false,
}: {
  readonly row: Pick<ExerciseRow, 'figure'>;
  readonly label: string;
  readonly moving?: boolean;
}) {
  return (
    <div className="exercise-picture">
      <Suspense>
        <ExerciseFigure figure={row.figure} label={label} moving={moving} />
      </Suspense>
    </div>
  );
}
