import { removeTemplate, saveTemplate, templatesOf } from '@eupraxia/store';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** Programs that a clinic keeps to begin from. */
export const program = {
  templates: station.program.templates.handler(({ context: { desk, actor } }) =>
    desk.recorder.listing(actor, (note) =>
      desk.store.tenant(actor, (tx) => {
        note(tx, 'templates.list', `clinic:${actor.clinicId}`);
        return templatesOf(tx);
      }),
    ),
  ),
  saveTemplate: station.program.saveTemplate.handler(async ({ context: { desk, actor }, input }) =>
    valueOrThrow(await desk.store.tenant(actor, (tx) => saveTemplate(tx, input))),
  ),
  removeTemplate: station.program.removeTemplate.handler(async ({ context: { desk, actor }, input }) => {
    valueOrThrow(await desk.store.tenant(actor, (tx) => removeTemplate(tx, input.id)));
    return { removed: true as const };
  }),
};
