import type { Discipline, Level } from '@eupraxia/catalogue';
import type { Envelope, Heads, MinutesRule, Role } from '@eupraxia/clinical';
import type { ChartBody, ChartKind, ProgramTemplate } from '@eupraxia/clinical/chart';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';
import type { ColumnType, JSONColumnType } from 'kysely';
import type { ChartSummary } from './chart-summary.ts';
import type { ChangedPlace, CosignRule, ScheduleChange, VisitOutcome } from './shapes.ts';
import type { VisitBody } from './visit/projection.ts';

/** Written as text, read parsed. */
type Json<T> = ColumnType<T, string, string>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

/** The tables as queries see them. Dates are `YYYY-MM-DD`, times UTC ms, hashes hexadecimal. */
export interface Tables {
  'auth.membership': {
    clinic_id: string;
    user_id: string;
    role: Role;
    credentials: string;
    since: number;
    discipline: Discipline | null;
    level: Level | null;
  };
  'auth.invitation': {
    clinic_id: string;
    id: string;
    token_hash: Uint8Array;
    email: string;
    name: string;
    role: Role;
    credentials: string;
    discipline: Discipline | null;
    level: Level | null;
    invited_by: string;
    invited_by_name: string;
    invited_at: number;
    expires_at: number;
    accepted_at: WithDefault<number | null>;
    accepted_by: WithDefault<string | null>;
    withdrawn_at: WithDefault<number | null>;
  };
  'chart.clinic': {
    clinic_id: string;
    name: string;
    zone: string;
    demo: boolean;
    founded_at: number;
    emergency_number: WithDefault<string | null>;
    state: WithDefault<string | null>;
    minutes_rule: WithDefault<MinutesRule | null>;
    cosign: WithDefault<CosignRule | null>;
    lock_minutes: WithDefault<number | null>;
  };
  'chart.patient': {
    clinic_id: string;
    id: string;
    name: string;
    born_on: string;
    chart_number: string | null;
    sort_name: string;
    entries: WithDefault<number>;
    visits_opened: WithDefault<number>;
    created_at: number;
    created_by: string;
  };
  'chart.patient_word': { clinic_id: string; word: string; patient_id: string };
  'chart.chart_entry': {
    clinic_id: string;
    patient_id: string;
    place: number;
    id: string;
    kind: ChartKind;
    v: WithDefault<number>;
    body: Json<ChartBody<ChartKind>>;
    at: number;
    by_user: string;
  };
  'chart.visit': {
    clinic_id: string;
    id: string;
    patient_id: string;
    starts_at: number;
    minutes: number;
    day: string;
    outcome: WithDefault<VisitOutcome | null>;
    planned_at: number;
    planned_by: string;
    opened_at: WithDefault<number | null>;
    events: WithDefault<number>;
    notes: WithDefault<number>;
    stop_writer: WithDefault<string | null>;
    stop_seq: WithDefault<number | null>;
  };
  'chart.visit_change': {
    clinic_id: string;
    id: string;
    visit_id: string;
    patient_id: string;
    change: ScheduleChange['change'];
    reason: string;
    body: Json<ChangedPlace>;
    at: number;
    by_user: string;
    by_name: string;
  };
  'chart.note_signature': {
    clinic_id: string;
    visit_id: string;
    patient_id: string;
    note_id: string;
    id: string;
    capacity: NoteSignature['capacity'];
    signed_by: string;
    signed_at: number;
    signature: Json<NoteSignature>;
  };
  'chart.visit_device': {
    clinic_id: string;
    visit_id: string;
    patient_id: string;
    writer: string;
    device: string;
    user_id: string;
    user_name: string;
    label: string;
    last_contact_at: number;
    stop_writer: string | null;
    stop_seq: number | null;
    closed_at: number | null;
  };
  'chart.writer': {
    clinic_id: string;
    visit_id: string;
    patient_id: string;
    writer: string;
    user_id: string | null;
    head: number;
  };
  'chart.event': {
    clinic_id: string;
    visit_id: string;
    patient_id: string;
    writer: string;
    seq: number;
    id: string;
    kind: string;
    at: number;
    corrects: string | null;
    received_at: number;
    envelope: Json<Envelope>;
  };
  'chart.signed_note': {
    clinic_id: string;
    visit_id: string;
    patient_id: string;
    place: number;
    id: string;
    kind: SignedNote['kind'];
    signed_at: number;
    signed_by: string;
    hash: string;
    signed: Json<SignedNote>;
  };
  'chart.projection': {
    clinic_id: string;
    subject: string;
    patient_id: string;
    name: 'visit' | 'chart';
    version: number;
    through: JSONColumnType<Heads, string, string>;
    body: JSONColumnType<VisitBody | ChartSummary, string, string>;
    waits_since: number | null;
  };
  'chart.program_template': {
    clinic_id: string;
    id: string;
    name: string;
    v: WithDefault<number>;
    items: Json<ProgramTemplate['items']>;
    saved_at: number;
    saved_by: string;
    removed_at: WithDefault<number | null>;
  };
  'chart.recording': {
    clinic_id: string;
    sha256: string;
    visit_id: string;
    patient_id: string;
    bytes: number;
    attached_at: number;
    attached_by: string;
  };
  'chart.vault_key': {
    clinic_id: string;
    visit_id: string;
    patient_id: string;
    key_id: string;
    user_id: string;
    /** Of who kept it, at that time; null in keys of releases before 0.4. */
    role: WithDefault<Role | null>;
    wrapped: Uint8Array;
    kept_at: number;
  };
  'chart.person_key': { clinic_id: string; user_id: string; wrapped: Uint8Array; made_at: number };
  'chart.outbox_key': {
    clinic_id: string;
    patient_id: string;
    key_id: string;
    user_id: string;
    role: Role;
    wrapped: Uint8Array;
    kept_at: number;
  };
  'chart.audit_chain': { clinic_id: string; chain: string; seq: number; hash: string };
  'chart.audit': {
    clinic_id: string;
    chain: string;
    seq: number;
    at: number;
    user_id: string;
    name: string;
    role: string;
    action: string;
    subject: string;
    hash: string;
  };
  'chart.audit_seal': { clinic_id: string; seq: number; at: number; heads: Json<Record<string, SealedHead>>; digest: string };
}

/** Where a chain stood when it was sealed. */
export interface SealedHead {
  readonly seq: number;
  readonly hash: string;
}
