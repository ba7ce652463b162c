import { isDeepStrictEqual } from 'node:util';
import { type ProgramTemplate, templateItemsFrom, templateVersion } from '@eupraxia/clinical/chart';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/** Most templates that a clinic keeps at once. */
export const mostTemplates = 500;

/** The clinic's program templates by name. */
export async function templatesOf(tx: TenantTx): Promise<readonly ProgramTemplate[]> {
  const rows = await tx.rows(
    db
      .selectFrom('chart.program_template')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('removed_at', 'is', null)
      .orderBy('name')
      .orderBy('id')
      .limit(mostTemplates)
      .select(['id', 'name', 'v', 'items']),
  );
  return rows.map(({ id, name, v, items }) => ({ id, name, items: itemsFrom(v, items) }));
}

/** Stored items in today's version: they were parsed in their own where they came in. */
const itemsFrom = (v: number, items: ProgramTemplate['items']): ProgramTemplate['items'] =>
  templateItemsFrom(v, items) as ProgramTemplate['items'];

/** Keeps a template; the same one again is left as it is. Errors: EUP_STORE_TEMPLATE_CONFLICT, EUP_STORE_TEMPLATES_FULL. */
export async function saveTemplate(tx: TenantTx, template: ProgramTemplate): Promise<Result<ProgramTemplate, Fault>> {
  const clinic = tx.actor.clinicId;
  const held = await tx.row(
    db
      .selectFrom('chart.program_template')
      .where('clinic_id', '=', clinic)
      .where('id', '=', template.id)
      .select(['id', 'name', 'v', 'items']),
  );
  if (held)
    return held.name === template.name &&
      isDeepStrictEqual(itemsFrom(held.v, held.items), JSON.parse(JSON.stringify(template.items)))
      ? ok(template)
      : err(fault('EUP_STORE_TEMPLATE_CONFLICT', { template: template.id }));
  const { count } = (await tx.row(
    db
      .selectFrom('chart.program_template')
      .where('clinic_id', '=', clinic)
      .where('removed_at', 'is', null)
      .select((eb) => eb.fn.countAll<number>().as('count')),
  )) ?? { count: 0 };
  if (Number(count) >= mostTemplates) return err(fault('EUP_STORE_TEMPLATES_FULL', { most: mostTemplates }));
  const kept = await tx.rows(
    db
      .insertInto('chart.program_template')
      .values({
        clinic_id: clinic,
        id: template.id,
        name: template.name,
        v: templateVersion,
        items: JSON.stringify(template.items),
        saved_at: tx.now,
        saved_by: tx.author.userId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  // Another call kept the same id in between: this one is held to what stands, as above.
  if (kept.length === 0) return saveTemplate(tx, template);
  tx.audit('template.save', `template:${template.id}`);
  return ok(template);
}

/** Takes a template out of the list; the row stays. Errors: EUP_STORE_TEMPLATE_UNKNOWN. */
export async function removeTemplate(tx: TenantTx, id: string): Promise<Result<true, Fault>> {
  const gone = await tx.rows(
    db
      .updateTable('chart.program_template')
      .set({ removed_at: tx.now })
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('id', '=', id)
      .returning('id'),
  );
  if (gone.length === 0) return err(fault('EUP_STORE_TEMPLATE_UNKNOWN', { template: id }));
  tx.audit('template.remove', `template:${id}`);
  return ok(true);
}
