import { disciplineIds, levels } from '@eupraxia/catalogue';
import { instant, label, minutesRules, roles, uuid, words } from '@eupraxia/clinical';
import { auditKinds } from '@eupraxia/clinical/audit';
import type { ChartEntry, Patient, ProgramTemplate } from '@eupraxia/clinical/chart';
import { newChartEntry, patientSchema, plannedVisitSchema, programTemplateSchema } from '@eupraxia/clinical/chart';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';
import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { type Access, chartReaders, clinicians, everyRole, schedulers } from './access.ts';
import type {
  AccessRow,
  ClinicPlace,
  FoundedClinic,
  HandedOver,
  Invitation,
  OneTimeLink,
  Passkey,
  PasskeyStep,
  ServerAddress,
  SignInSecurity,
  SignInSession,
} from './account-shapes.ts';
import type { AuditRow, Chart, ClinicSettings, Me, Person, RunningClock, SyncReply, Today, VisitRow } from './shapes.ts';

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
const oneTimeToken = z.string().min(20).max(100);
/** The browser's answer to a passkey step: read by the library that checks it, limited here. */
const credential = z.record(z.string(), z.unknown());
/** How somebody proves again that it is they: the password, or a passkey by the step that `account.beginConfirm` gave. */
const proof = z.union([
  z.strictObject({ password: z.string().min(1).max(128) }),
  z.strictObject({ step: uuid, response: credential }),
]);

/** Most events that one call may carry; a visit holds up to 5,000. */
export const maxEventsPerCall = 500;

/** A procedure with its access: who may call it comes first and has no default. */
const open = (access: Access) => oc.$meta(access);

/** A procedure about the signed-in person, whichever their clinics. */
const own = () => open({ roles: everyRole, chart: 'no', of: 'person', beforeSecondFactor: true });

/** Everything that the browser may ask of the server, each with who may call it. */
export const contract = {
  me: {
    get: open({ roles: everyRole, chart: 'no', beforeSecondFactor: true }).output(type<Me>()),
  },
  /** The signed-in person's own account, in whichever clinic. What changes a way of signing in wants `confirm` first. */
  account: {
    clinics: own().output(type<readonly ClinicPlace[]>()),
    /** Takes the place that an invitation offers: written by the invited person, and by nobody for them. */
    acceptInvitation: own()
      .input(z.strictObject({ token: oneTimeToken }))
      .output(type<ClinicPlace>()),
    sessions: own().output(type<readonly SignInSession[]>()),
    endSession: own()
      .input(z.strictObject({ id: z.string().min(1).max(60) }))
      .output(type<{ ended: true }>()),
    /** Ends every sign-in of the person but this one. */
    endOtherSessions: own().output(type<{ ended: number }>()),
    /** Replaces the password and ends every other sign-in. */
    changePassword: own()
      .input(z.strictObject({ current: z.string().min(1).max(128), next: password }))
      .output(type<{ changed: true }>()),
    security: own().output(type<SignInSecurity>()),
    /** A passkey step for `confirm` and `note.beginSigning`; refused where the person has no passkey for this address. */
    beginConfirm: own().output(type<PasskeyStep>()),
    /** Asks again who it is; for ten minutes from then on this sign-in may change how the person signs in, and sign. */
    confirm: own().input(proof).output(type<{ readonly until: number }>()),
    beginPasskey: own().output(type<PasskeyStep>()),
    /** `recoveryCodes` with the first second factor: shown once. */
    finishPasskey: own()
      .input(z.strictObject({ step: uuid, name: label, response: credential }))
      .output(type<{ readonly passkey: Passkey; readonly recoveryCodes: readonly string[] }>()),
    /** Refused for the last second factor of who must have one. */
    removePasskey: own()
      .input(z.strictObject({ id: z.string().min(1).max(500) }))
      .output(type<{ removed: true }>()),
    /** A new secret for an authenticator app; it counts once `finishAuthenticator` has seen a code of it. */
    beginAuthenticator: own().output(type<{ readonly secret: string; readonly uri: string }>()),
    finishAuthenticator: own()
      .input(z.strictObject({ code: z.string().regex(/^\d{6}$/) }))
      .output(type<{ readonly recoveryCodes: readonly string[] }>()),
    removeAuthenticator: own().output(type<{ removed: true }>()),
    /** Ten new recovery codes, shown once; the old ones end. */
    newRecoveryCodes: own().output(type<{ readonly recoveryCodes: readonly string[] }>()),
  },
  today: {
    list: open({ roles: everyRole, chart: 'summary' })
      .input(z.strictObject({ day: z.iso.date().optional(), after: z.string().max(100).optional() }))
      .output(type<Today>()),
  },
  patients: {
    search: open({ roles: [...schedulers, 'biller'], chart: 'no' })
      .input(z.strictObject({ query: z.string().max(100), bornOn: z.iso.date().optional() }))
      .output(type<readonly Patient[]>()),
    /** Refused for a name and birth date that another chart has, unless `otherPerson` says that these are two people. */
    create: open({ roles: schedulers, chart: 'write' })
      .input(patientSchema.extend({ otherPerson: z.boolean().optional() }))
      .output(type<Patient>()),
    /**
     * Who saw or changed a patient's chart, newest first, by pages of 100; `before` is `at` of the last row before. An
     * administrator, who opens no charts, knows the patient by the chart number.
     */
    accessReport: open({ roles: ['therapist', 'admin'], chart: 'read' })
      .input(z.strictObject({ patientId: uuid, before: z.number().int().min(0).optional() }))
      .output(type<{ readonly rows: readonly AccessRow[]; readonly more: boolean; readonly chartNumber: string | null }>()),
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
    /** Refused where the patient has a visit at that time, unless `despite` says that both are meant. */
    plan: open({ roles: schedulers, chart: 'write' })
      .input(plannedVisitSchema.extend({ despite: z.boolean().optional() }))
      .output(type<VisitRow>()),
    /**
     * Moves a planned visit, cancels it, marks that the patient did not come, or takes that back; each with the reason. Safe
     * to repeat. `despite`: also where the patient has another visit at that time.
     */
    change: open({ roles: schedulers, chart: 'write' })
      .input(
        z.discriminatedUnion('change', [
          z.strictObject({
            id: uuid,
            visitId: uuid,
            change: z.literal('moved'),
            reason: words,
            startsAt: instant,
            minutes: z.number().int().min(1).max(1440),
            despite: z.boolean().optional(),
          }),
          z.strictObject({
            id: uuid,
            visitId: uuid,
            change: z.enum(['cancelled', 'no-show', 'restored']),
            reason: words,
            despite: z.boolean().optional(),
          }),
        ]),
      )
      .output(type<VisitRow>()),
    /** One visit's row: whose it is, when, and whether it has started. */
    row: open({ roles: chartReaders, chart: 'read' })
      .input(z.strictObject({ visitId: uuid }))
      .output(type<VisitRow>()),
    /** Opens a planned visit (its snapshot becomes the first event) or returns it as it stands. Reading it opens nothing. */
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
    /** The caller's own one-on-one clocks that run in visits of the clinic, whichever device started them. */
    running: open({ roles: clinicians, chart: 'read' }).output(type<readonly RunningClock[]>()),
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
    /** Asks the caller's password or passkey again: for ten minutes from then on this sign-in may sign. */
    beginSigning: open({ roles: clinicians, chart: 'no' }).input(proof).output(type<{ readonly until: number }>()),
    /** Until when (UTC ms) this sign-in may sign; null where the password has to be given first. */
    signingUntil: open({ roles: clinicians, chart: 'no' }).output(type<{ readonly until: number | null }>()),
    /** Puts a second signature under a signed note: a second clinician's, or a co-signer's. */
    cosign: open({ roles: ['therapist', 'assistant'], chart: 'write' })
      .input(z.strictObject({ id: uuid, visitId: uuid, noteId: uuid, hash: z.string().regex(/^[0-9a-f]{64}$/) }))
      .output(type<NoteSignature>()),
  },
  vault: {
    /**
     * Keeps a wrapped copy of a browser's key for a visit or for a patient's chart entries, so that a lost browser store can
     * be opened again and a colleague's unsent records can be handed over. Repeated it is harmless.
     */
    keep: open({ roles: clinicians, chart: 'no' })
      .input(
        z.union([
          z.strictObject({ visitId: uuid, keyId: uuid, key: base64 }),
          z.strictObject({ patientId: uuid, keyId: uuid, key: base64 }),
        ]),
      )
      .output(type<{ kept: true }>()),
    recover: open({ roles: clinicians, chart: 'no' })
      .input(z.strictObject({ visitId: uuid, keyId: uuid }))
      .output(type<{ key: string }>()),
    /** The caller's own key in this clinic, which wraps every other key that the browser holds; made at its first use. */
    mine: open({ roles: everyRole, chart: 'no' }).output(type<{ key: string }>()),
    /**
     * Takes what a colleague of this clinic left sealed in this browser: the server opens it with the author's kept keys and
     * stores it under the author. The caller never sees what it says.
     */
    handOver: open({ roles: clinicians, chart: 'write' })
      .input(
        z.strictObject({
          records: z
            .array(
              z.strictObject({
                keyId: uuid,
                stream: z.string().min(1).max(100),
                number: z.number().int().min(0).max(10_000_000),
                bytes: z.base64().max(400_000),
              }),
            )
            .min(1)
            .max(200),
        }),
      )
      .output(type<HandedOver>()),
  },
  admin: {
    people: open({ roles: ['admin'], chart: 'no' }).output(type<readonly Person[]>()),
    /**
     * Offers somebody a place: they take it themselves by the link. The answer is the same whether the address has an account
     * or not.
     */
    invite: open({ roles: ['admin'], chart: 'no' })
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
          })
          .refine(
            ({ role, discipline, level, credentials }) =>
              !clinicians.some((one) => one === role) || (discipline && level && credentials.trim()),
            {
              message: 'discipline, level and credentials of a person who treats',
            },
          ),
      )
      .output(type<OneTimeLink>()),
    invitations: open({ roles: ['admin'], chart: 'no' }).output(type<readonly Invitation[]>()),
    withdrawInvitation: open({ roles: ['admin'], chart: 'no' })
      .input(z.strictObject({ id: uuid }))
      .output(type<{ withdrawn: true }>()),
    /** Takes a person's place in this clinic away, from the next call on; never the caller's own. */
    removePerson: open({ roles: ['admin'], chart: 'no' })
      .input(z.strictObject({ userId: personId }))
      .output(type<{ removed: true }>()),
    /**
     * A link by which a person of this clinic alone chooses a new password; nobody chooses it for them. Refused for who
     * belongs to another clinic too: whoever runs the server makes their link.
     */
    passwordLink: open({ roles: ['admin'], chart: 'no' })
      .input(z.strictObject({ userId: personId }))
      .output(type<OneTimeLink>()),
    /**
     * Founds another clinic on this server. Its administrator is the caller, or whoever else is named, who comes in by a link;
     * one whose address reaches nobody (`.invalid`) founds it for somebody else alone.
     */
    foundClinic: open({ roles: ['admin'], chart: 'no' })
      .input(
        z.strictObject({
          id: uuid,
          name: label,
          zone: z.string().min(1).max(60),
          administrator: z.strictObject({ name: label, email: z.email().max(200) }).optional(),
        }),
      )
      .output(type<FoundedClinic>()),
    /** Under which name people open the program. */
    address: open({ roles: ['admin'], chart: 'no', beforeSecondFactor: true }).output(type<ServerAddress>()),
    /**
     * Chooses that name, for the whole installation. The first choice is a step of the set-up; to change it wants
     * `account.confirm` first, and loses the passkeys of the name before.
     */
    chooseName: open({ roles: ['admin'], chart: 'no', beforeSecondFactor: true })
      .input(z.strictObject({ name: z.string().min(1).max(300) }))
      .output(type<ServerAddress>()),
    /** Sets what holds for the whole clinic. */
    saveClinic: open({ roles: ['admin'], chart: 'no' })
      .input(
        z.strictObject({
          emergencyNumber: label.nullable().optional(),
          state: z
            .string()
            .regex(/^[A-Z]{2}$/)
            .nullable()
            .optional(),
          minutesRule: z.enum(minutesRules).nullable().optional(),
          cosign: z.enum(['never', 'by-rule', 'always']).nullable().optional(),
          lockMinutes: z.number().int().min(1).max(30).nullable().optional(),
        }),
      )
      .output(type<ClinicSettings>()),
    /** The trail, newest first: of everybody or of one person's acts, of every kind or of one. Pages go by time. */
    audit: open({ roles: ['admin'], chart: 'no' })
      .input(
        z.strictObject({
          before: z.number().int().min(0).optional(),
          person: personId.optional(),
          kind: z.enum(auditKinds).optional(),
        }),
      )
      .output(type<{ rows: readonly AuditRow[]; more: boolean; chain: 'whole' | 'broken' }>()),
  },
};

export type Contract = typeof contract;
