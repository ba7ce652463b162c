/** What the audit page can be narrowed to. */
export const auditKinds = ['sign-ins', 'charts', 'signatures', 'lists', 'people', 'refusals', 'records'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** An act of the audit trail in plain words, as an administrator and a patient read it. */
export interface AuditAct {
  readonly kind: AuditKind;
  readonly words: string;
  /** Shows or changes nothing of a chart, although it names one: left out of a patient's report. */
  readonly unseen?: true;
}

/**
 * Every act that the audit trail knows, by its stored name: nothing else can be written. A stored name is never renamed or
 * taken out: rows of years ago are read by it.
 */
export const auditActs = {
  'sign-in.password': { kind: 'sign-ins', words: 'Signed in with the password' },
  'sign-in.password-code': { kind: 'sign-ins', words: 'Signed in with the password and a code' },
  'sign-in.password-recovery': { kind: 'sign-ins', words: 'Signed in with the password and a recovery code' },
  'sign-in.passkey': { kind: 'sign-ins', words: 'Signed in with a passkey' },
  'sign-in.link': { kind: 'sign-ins', words: 'Signed in with a one-time link' },
  'sign-in.failed': { kind: 'sign-ins', words: 'Sign-in failed: wrong password' },
  'sign-in.passkey-failed': { kind: 'sign-ins', words: 'Sign-in failed: passkey not accepted' },
  'sign-in.second-failed': { kind: 'sign-ins', words: 'Sign-in failed: wrong second factor' },
  'sign-in.link-failed': { kind: 'sign-ins', words: 'One-time link not accepted' },
  'sign-in.limited': { kind: 'sign-ins', words: 'Sign-in refused: too many attempts' },
  'sign-out': { kind: 'sign-ins', words: 'Signed out' },
  'session.end': { kind: 'sign-ins', words: 'Ended a sign-in on another device' },
  'session.end-others': { kind: 'sign-ins', words: 'Ended every other sign-in' },
  'confirm.failed': { kind: 'sign-ins', words: 'Entered a wrong password or passkey when asked again' },
  'password.change': { kind: 'sign-ins', words: 'Changed their password' },
  'passkey.add': { kind: 'sign-ins', words: 'Added a passkey' },
  'passkey.remove': { kind: 'sign-ins', words: 'Removed a passkey' },
  'authenticator.add': { kind: 'sign-ins', words: 'Set up an authenticator app' },
  'authenticator.remove': { kind: 'sign-ins', words: 'Removed the authenticator app' },
  'recovery.new': { kind: 'sign-ins', words: 'Made new recovery codes' },

  'person.add': { kind: 'people', words: 'Added a person' },
  'person.remove': { kind: 'people', words: 'Removed a person from the clinic' },
  'person.invite': { kind: 'people', words: 'Invited a person' },
  'person.withdraw': { kind: 'people', words: 'Withdrew an invitation' },
  'person.join': { kind: 'people', words: 'Accepted an invitation' },
  'person.password-link': { kind: 'people', words: 'Made a one-time link for a new password' },
  'person.password': { kind: 'people', words: 'Replaced a password' },
  'person.rename': { kind: 'people', words: 'Gave an account another address or name' },
  'link.read': { kind: 'people', words: 'Opened a one-time link' },
  'clinic.found': { kind: 'people', words: 'Set up the clinic' },
  'server.name': { kind: 'people', words: 'Chose the name under which Eupraxia is opened' },
  'clinic.settings': { kind: 'people', words: 'Changed the clinic’s settings' },

  'patient.create': { kind: 'charts', words: 'Registered the patient' },
  'chart.read': { kind: 'charts', words: 'Opened the chart' },
  'chart.append': { kind: 'charts', words: 'Wrote in the chart' },
  'chart.handedOver': { kind: 'charts', words: 'Wrote in the chart; a colleague’s device sent it in later' },
  'plan.print': { kind: 'charts', words: 'Printed the plan of care' },
  'access.report': { kind: 'charts', words: 'Read who has seen the chart' },
  'visit.plan': { kind: 'charts', words: 'Scheduled a visit' },
  'visit.move': { kind: 'charts', words: 'Moved a visit' },
  'visit.cancel': { kind: 'charts', words: 'Cancelled a visit' },
  'visit.no-show': { kind: 'charts', words: 'Marked a visit as a no-show' },
  'visit.restore': { kind: 'charts', words: 'Restored a visit' },
  'visit.open': { kind: 'charts', words: 'Started a visit' },
  'visit.read': { kind: 'charts', words: 'Opened a visit' },
  'visit.append': { kind: 'charts', words: 'Recorded in a visit' },
  'visit.handedOver': { kind: 'charts', words: 'Recorded in a visit; a colleague’s device sent it in later' },
  'recording.attach': { kind: 'charts', words: 'Added a sensor recording to a visit' },
  'recording.read': { kind: 'charts', words: 'Opened a sensor recording' },
  'note.read': { kind: 'charts', words: 'Read a signed note' },
  'note.print': { kind: 'charts', words: 'Printed a note' },
  'vault.keep': { kind: 'charts', words: 'Kept a device’s key for unsent records', unseen: true },
  'vault.handOver': { kind: 'charts', words: 'Sent in records that a colleague had left on a device' },
  'vault.mine': { kind: 'sign-ins', words: 'Received the key for records kept in a browser' },
  'vault.recover': { kind: 'charts', words: 'Recovered unsent records on a device' },

  'note.sign': { kind: 'signatures', words: 'Signed a note' },
  'note.cosign': { kind: 'signatures', words: 'Added a second signature to a note' },

  'day.read': { kind: 'lists', words: 'Saw the day’s list with what is treated' },
  'day.list': { kind: 'lists', words: 'Saw the day’s list: names and times' },
  'patients.search': { kind: 'lists', words: 'Searched patients' },
  'people.list': { kind: 'lists', words: 'Saw the list of people' },
  'templates.list': { kind: 'lists', words: 'Saw the clinic’s programs' },
  'template.save': { kind: 'lists', words: 'Saved a program of the clinic' },
  'template.remove': { kind: 'lists', words: 'Removed a program of the clinic' },

  'refused.role': { kind: 'refusals', words: 'Refused: the role does not allow it' },
  'refused.clinic': { kind: 'refusals', words: 'Refused: not a member of the clinic' },
  'refused.unknown': { kind: 'refusals', words: 'Refused: asked for a record that is not in this clinic' },
  'refused.signature': { kind: 'refusals', words: 'Refused: a signature' },
  'refused.rule': { kind: 'refusals', words: 'Refused: not permitted' },
  'refused.limit': { kind: 'refusals', words: 'Refused: too many attempts' },
  'refused.input': { kind: 'refusals', words: 'Refused: input that is not valid' },

  'audit.read': { kind: 'records', words: 'Read the audit trail' },
  'audit.verify': { kind: 'records', words: 'Checked the audit trail' },
  'audit.seal': { kind: 'records', words: 'Sealed the audit trail' },
  'projection.rebuild': { kind: 'records', words: 'Brought lists up to date after an update' },
} as const satisfies Record<string, AuditAct>;

/** The stored name of an act that this program knows. */
export type AuditActName = keyof typeof auditActs;

/** An act in plain words; one that a newer program wrote is shown by its stored name. */
export function auditActOf(action: string): AuditAct {
  return Object.hasOwn(auditActs, action) ? auditActs[action as AuditActName] : { kind: 'records', words: action };
}

/** The stored names of one kind's acts. */
export function actionsOfKind(kind: AuditKind): readonly string[] {
  return Object.entries(auditActs).flatMap(([action, act]) => (act.kind === kind ? [action] : []));
}

/** Acts that a patient's report leaves out. */
export const unseenActions: readonly string[] = Object.entries(auditActs).flatMap(([action, act]: [string, AuditAct]) =>
  act.unseen ? [action] : [],
);
