import { type Access, chartReaders } from '@eupraxia/api';
import { dayIn } from '@eupraxia/clinical';
import { chartView } from '@eupraxia/clinical/chart';
import { err, type Fault, isUuid, ok, type Result } from '@eupraxia/kernel';
import { notePdf, planPdf, type VisitPrint, visitPrint } from '@eupraxia/print';
import { notesOf, readChart, signaturesOf, type TenantTx, visitOf } from '@eupraxia/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fault } from '../errors.ts';
import { sendFault } from '../guard/answers.ts';
import type { ServerLimits } from '../guard/limits.ts';
import type { ServerContext } from '../rpc/call.ts';
import { callerOf, userOf } from '../rpc/caller.ts';
import { callerFirst } from '../rpc/session-first.ts';
import { wholeLog } from '../stations/whole-log.ts';
import { printFonts } from './fonts.ts';

/** Who may print what. The access test walks these like the contract's. */
export const printAccess = {
  'GET /api/visits/:visitId/note.pdf': { roles: chartReaders, chart: 'read' },
  'GET /api/patients/:patientId/plan.pdf': { roles: chartReaders, chart: 'read' },
} as const satisfies Record<string, Access>;

interface Named {
  Params: { visitId: string };
}

/** Serves documents of the caller's clinic as PDF. */
export function mountPrint(
  app: FastifyInstance,
  desk: ServerContext,
  { printsPerPerson }: Pick<ServerLimits, 'printsPerPerson'>,
): void {
  const inTurn = fewAtATime(printsPerPerson);
  const note = printAccess['GET /api/visits/:visitId/note.pdf'];
  app.get<Named>('/api/visits/:visitId/note.pdf', { onRequest: callerFirst(desk, note) }, (request, reply) =>
    inTurn(request, reply, () => printNote(desk, request, reply)),
  );
  const access = printAccess['GET /api/patients/:patientId/plan.pdf'];
  app.get<{ Params: { patientId: string } }>(
    '/api/patients/:patientId/plan.pdf',
    { onRequest: callerFirst(desk, access) },
    (request, reply) => inTurn(request, reply, () => plan(desk, request, reply)),
  );
}

/** Composing a document keeps a processor busy: nobody has more than so many composed at a time. */
function fewAtATime(most: number) {
  const printing = new Map<string, number>();
  return async (request: FastifyRequest, reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> => {
    const person = userOf(request) ?? '';
    const running = printing.get(person) ?? 0;
    if (running >= most) return sendFault(reply.header('retry-after', '5'), fault('EUP_SERVER_PRINTS', { most }));
    printing.set(person, running + 1);
    try {
      return await work();
    } finally {
      const left = (printing.get(person) ?? 1) - 1;
      if (left === 0) printing.delete(person);
      else printing.set(person, left);
    }
  };
}

/** The signed note of a visit with its addenda, or its draft, which says so on every page. */
async function printNote(desk: ServerContext, request: FastifyRequest<Named>, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await callerOf({ desk, request, reply }, printAccess['GET /api/visits/:visitId/note.pdf']);
  if (!caller.ok) return sendFault(reply, caller.error);
  const { actor, membership } = caller.value;
  const { visitId } = request.params;
  if (!isUuid(visitId))
    return sendFault(reply, fault('EUP_SERVER_INPUT', { field: 'visitId', why: 'the id of a visit is expected' }));
  const found = await desk.store.tenant(actor, (tx) => printed(tx, visitId));
  if (!found.ok) return sendFault(reply, found.error);
  const { chartNumber, print } = found.value;
  const bytes = await notePdf({
    ...print,
    ...(chartNumber === undefined ? {} : { chartNumber }),
    demo: membership.demo,
    fonts: await printFonts(),
  });
  const day = dayIn(print.snapshot.clinic.zone, print.openedAt);
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="note-${day}.pdf"`)
    .send(Buffer.from(bytes));
}

/** The plan of care that holds, with its certification or the room for one. */
async function plan(
  desk: ServerContext,
  request: FastifyRequest<{ Params: { patientId: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const caller = await callerOf({ desk, request, reply }, printAccess['GET /api/patients/:patientId/plan.pdf']);
  if (!caller.ok) return sendFault(reply, caller.error);
  const { actor, membership } = caller.value;
  const { patientId } = request.params;
  if (!isUuid(patientId))
    return sendFault(reply, fault('EUP_SERVER_INPUT', { field: 'patientId', why: 'the id of a patient is expected' }));
  const found = await desk.store.tenant(actor, async (tx) => {
    const chart = await readChart(tx, patientId);
    if (chart.ok) tx.audit('plan.print', `patient:${patientId}`);
    return chart.ok ? ok({ ...chart.value, now: tx.now }) : chart;
  });
  if (!found.ok) return sendFault(reply, found.error);
  const { patient, entries, now } = found.value;
  const { clinicName: name, zone } = membership;
  const printing = planPdf({
    patient,
    clinic: { name, zone },
    chart: chartView(entries),
    today: dayIn(zone, now),
    printedAt: now,
    demo: membership.demo,
    fonts: await printFonts(),
  });
  if (printing === null) return sendFault(reply, fault('EUP_SERVER_NO_PLAN'));
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="plan-of-care-${dayIn(zone, now)}.pdf"`)
    .send(Buffer.from(await printing));
}

interface Printed {
  readonly chartNumber: string | undefined;
  readonly print: VisitPrint;
}

async function printed(tx: TenantTx, visitId: string): Promise<Result<Printed, Fault>> {
  const state = await visitOf(tx, visitId);
  if (!state.ok) return state;
  const notes = await notesOf(tx, visitId);
  if (!notes.ok) return notes;
  const log = await wholeLog(tx, visitId);
  if (!log.ok) return log;
  const print = visitPrint(log.value, notes.value, await signaturesOf(tx, visitId));
  if (print === null) return err(fault('EUP_SERVER_NOTE_UNOPENED'));
  tx.audit('note.print', `visit:${visitId}`);
  return ok({ chartNumber: state.value.patient.chartNumber, print });
}
