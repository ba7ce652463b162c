import { textsOf } from '../../../text/i18n.ts';

export const useSafetyText = textsOf('live-safety', {
  title: 'Blocked before it starts',
  vitalsMissing:
    'Take vital signs first, with Vitals among the taps: the clinician wants them before the start of this patient’s visit.',
  cleared: 'Looked at: it is safe to go on',
  ask: 'Ask now. Not known is not no.',
  yes: 'yes',
  no: 'no',
  unknown: 'not known',
  open: 'not known yet',
  blocks: 'blocks',
  reason: 'asks a reason',
  yourReason: 'Your reason for going on',
  therapistReasons: 'The therapist gives the reason for going on.',
  therapistDirection: 'The therapist says which way this goes: up, below, or within the zone.',
  goOn: 'Put it on record',
  steps: 'What to do, in order',
  dysreflexia: 'Headache, flush or sweating? Autonomic dysreflexia',
});
