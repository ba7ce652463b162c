import { appendChart, readChart } from '@eupraxia/store';
import { possibleDays } from '../guard/days.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** The chart beside the visits: read whole, appended to, never edited. */
export const chart = {
  get: station.chart.get.handler(async ({ context: { desk, actor }, input }) =>
    valueOrThrow(await desk.store.reading(actor, (tx) => readChart(tx, input.patientId, input.before))),
  ),
  append: station.chart.append.handler(async ({ context: { desk, actor }, input }) => {
    valueOrThrow(possibleDays(input.entries, desk.clock()));
    return valueOrThrow(await desk.store.tenant(actor, (tx) => appendChart(tx, input.patientId, input.entries)));
  }),
};
