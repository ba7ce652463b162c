import { faultsOf } from '@eupraxia/kernel';

/** What signals can be refused for. */
export const signalErrors = {
  EUP_SIGNAL_RATE: {
    sentence: 'A muscle signal at {found} samples per second cannot be analysed; {least} to {most} are expected.',
    status: 422,
    mend: 'Give the rate at which the recording was made, in hertz.',
  },
  EUP_SIGNAL_SHORT: {
    sentence: 'The channel has {found} samples; at least {least} are needed.',
    status: 422,
    mend: 'Record for at least a second.',
  },
  EUP_SIGNAL_REST: {
    sentence: 'Rest from {from} to {to} s does not lie within the {seconds} s of the recording.',
    status: 422,
    mend: 'Give a stretch FROM:TO, in seconds, in which the muscle is quiet.',
  },
  EUP_SIGNAL_SWAY_RATE: {
    sentence: 'A sway at {found} samples per second cannot be analysed; {least} to {most} are expected.',
    status: 422,
    mend: 'Give the rate at which the trial was recorded, in hertz.',
  },
  EUP_SIGNAL_SWAY_FILTER: {
    sentence: 'A low-pass at {found} Hz does not fit the sway; above 0 and below {most} Hz is expected.',
    status: 422,
    mend: 'Give a lower edge for the filter, or none.',
  },
  EUP_SIGNAL_SWAY_LENGTH: {
    sentence: 'The sway has {found} samples; {least} to {most} are expected.',
    status: 422,
    mend: 'Record a trial of 30 s, or name the stretch of the recording in which the person stands.',
  },
  EUP_SIGNAL_SWAY_LOST: {
    sentence: 'Of the {of} samples of the sway {found} are lost; at most half may be.',
    status: 422,
    mend: 'Repeat the trial with both feet on the plate.',
  },
} as const;

export const fault = faultsOf(signalErrors);
