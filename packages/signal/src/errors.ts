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
} as const;

export const fault = faultsOf(signalErrors);
