import { disciplineIds, levels } from '@eupraxia/catalogue';
import { label, roles, uuid } from '@eupraxia/clinical';
import type { ChartEntry, Patient, ProgramTemplate } from '@eupraxia/clinical/chart';
import { newChartEntry, patientSchema, plannedVisitSchema, programTemplateSchema } from '@eupraxia/clinical/chart';
import type { SignedNote } from '@eupraxia/clinical/note';
import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { type Access, chartReaders, clinicians, everyRole, schedulers } from './access.ts';
import type { AddedPerson, AuditRow, Chart, ClinicSettings, Me, Person, SyncReply, Today, VisitRow } from './shapes.ts';

const headsSchema = z.record(uuid, z.number().int().min(0).max(10_000_000));
/** How many of the visit's signed notes the caller holds: the first ones, since notes are only ever added. */
const haveNotes = z.number().int().min(0).max(10_000).optional();
/**
 * The tab that calls, so that who presses STOP can be told which device has not confirmed it. `writer` is the stream that it
 * writes, `id` a random id that its browser keeps, `touch` whether it is operated by touch. Callers of the first release
 * name none.
 */
const device = z.strictObject({ id: uuid, writer: uuid, touch: z.boolean().optional() }).optional();
/**
 * Asks the server to hold the call until there is something new, for at most as long as it holds calls. A call that brings
 * events is never held. `devices` is the tag of the devices that the caller knows.
 */
const wait = z.strictObject({ devices: z.string().max(100) }).optional();
const personId = z.string().min(1).max(60);
const password = z.string().min(12).max(128);
const base64 = z.base64().max(4096);

/** Most events that one call may carry; a visit holds up to 5,000. */
export const maxEventsPerCall = 500;

/** A procedure with its access: who may call it comes first and has no default. */
const open = (access: Access) => oc.$meta(access);

/** Everything that the browser may ask of the server, each with who may call it. */
export const contract = {
  me: {
    get: open({ roles: everyRole, chart: 'no' }).output(type<Me>()),
  },
  today: {
    list: open({ roles: everyRole, chart: 'summary' })
      .input(z.strictObject({ day: z.iso.date().optional() }))
      .output(type<Today>()),
  },
  patients: {
    search: open({ roles: [...schedulers, 'biller'], chart: 'no' })
      .input(z.strictObject({ query: z.string().max(100) }))
      .output(type<readonly Patient[]>()),
    create: open({ roles: schedulers, chart: 'write' }).input(patientSchema).output(type<Patient>()),
  },
  chart: {
    get: open({ roles: chartReaders, chart: 'read' })
      .input(z.strictObject({ patientId: uuid, before: z.number().int().optional() }))
      .output(type<Chart>()),
    append: open({ roles: ['therapist'], chart: 'write' })
      .input(z.strictObject({ patientId: uuid, entries: z.array(newChartEntry).min(1).max(100) }))
      .output(type<readonly ChartEntry[]>()),
  },
  program: {
    /** Programs that the clinic keeps to begin from; of no patient. */
    templates: open({ roles: clinicians, chart: 'no' }).output(type<readonly ProgramTemplate[]>()),
    saveTemplate: open({ roles: ['therapist'], chart: 'no' })
      .input(programTemplateSchema)
      .output(type<ProgramTemplate>()),
    removeTemplate: open({ roles: ['therapist'], chart: 'no' })
      .input(z.strictObject({ id: uuid }))
      .output(type<{ removed: true }>()),
  },
  visit: {
    plan: open({ roles: schedulers, chart: 'write' }).input(plannedVisitSchema).output(type<VisitRow>()),
    /** Opens a planned visit (its snapshot becomes the first event) or returns it as it stands. */
    open: open({ roles: clinicians, chart: 'write' })
      .input(z.strictObject({ visitId: uuid, device }))
      .output(type<SyncReply>()),
    /** Sends new events and fetches what the caller lacks; safe to repeat. */
    sync: open({ roles: clinicians, chart: 'write' })
      .input(
        z.strictObject({
          visitId: uuid,
          /** Each is read by itself: one that is no event is refused by itself. */
          events: z.array(z.unknown()).max(maxEventsPerCall),
          have: headsSchema,
          haveNotes,
          device,
          wait,
        }),
      )
      .output(type<SyncReply>()),
    /** The whole log for reading. */
    read: open({ roles: chartReaders, chart: 'read' })
      .input(z.strictObject({ visitId: uuid, have: headsSchema, haveNotes, device, wait }))
      .output(type<SyncReply>()),
    /**
     * Presses STOP, for who reads a visit and does not treat in it: whoever has it open may stop it. Takes events of the
     * kinds `stop.pressed` and `stop.explained`, and refuses every other one.
     */
    stop: open({ roles: chartReaders, chart: 'write' })
      .input(z.strictObject({ visitId: uuid, events: z.array(z.unknown()).min(1).max(20), have: headsSchema, haveNotes, device }))
      .output(type<SyncReply>()),
    /** Says that a tab has closed the visit: nobody waits for its device any more. */
    leave: open({ roles: chartReaders, chart: 'no' })
      .input(z.strictObject({ visitId: uuid, writer: uuid }))
      .output(type<{ left: true }>()),
  },
  note: {
    /** Freezes the note of the log up to `through`; refused unless the server composes the same hash. */
    sign: open({ roles: clinicians, chart: 'write' })
      .input(
        z.strictObject({
          visitId: uuid,
          kind: z.enum(['treatment', 'addendum']),
          through: headsSchema,
          hash: z.string().regex(/^[0-9a-f]{64}$/),
        }),
      )
      .output(type<SignedNote>()),
    list: open({ roles: chartReaders, chart: 'read' })
      .input(z.strictObject({ visitId: uuid }))
      .output(type<readonly SignedNote[]>()),
  },
  vault: {
    /** Keeps a wrapped copy of a browser's visit key, so that a lost browser store can be opened again. */
    keep: open({ roles: clinicians, chart: 'no' })
      .input(z.strictObject({ visitId: uuid, keyId: uuid, key: base64 }))
      .output(type<{ kept: true }>()),
    recover: open({ roles: clinicians, chart: 'no' })
      .input(z.strictObject({ visitId: uuid, keyId: uuid }))
      .output(type<{ key: string }>()),
  },
  admin: {
    people: open({ roles: ['admin'], chart: 'no' }).output(type<readonly Person[]>()),
    addPerson: open({ roles: ['admin'], chart: 'no' })
      .input(
        z
          .strictObject({
            name: label,
            email: z.email().max(200),
            role: z.enum(roles),
            credentials: z.string().max(60),
            /** Of who treats, and of nobody else. */
            discipline: z.enum(disciplineIds).nullable().optional(),
            level: z.enum(levels).nullable().optional(),
            password,
          })
          .refine(
            ({ role, discipline, level, credentials }) =>
              !clinicians.some((one) => one === role) || (discipline && level && credentials.trim()),
            {
              message: 'discipline, level and credentials of a person who treats',
            },
          ),
      )
      .output(type<AddedPerson>()),
    /** Takes a person's place in this clinic away, from the next call on; never the caller's own. */
    removePerson: open({ roles: ['admin'], chart: 'no' })
      .input(z.strictObject({ userId: personId }))
      .output(type<{ removed: true }>()),
    /** Replaces a forgotten password and ends the person's sessions; refused for who belongs to another clinic too. */
    setPassword: open({ roles: ['admin'], chart: 'no' })
      .input(z.strictObject({ userId: personId, password }))
      .output(type<{ set: true }>()),
    /** Sets what holds for the whole clinic. */
    saveClinic: open({ roles: ['admin'], chart: 'no' })
      .input(z.strictObject({ emergencyNumber: label.nullable() }))
      .output(type<ClinicSettings>()),
    audit: open({ roles: ['admin'], chart: 'no' })
      .input(z.strictObject({ before: z.number().int().min(0).optional() }))
      .output(type<{ rows: readonly AuditRow[]; chain: 'whole' | 'broken' }>()),
  },
};

export type Contract = typeof contract;
